import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'portal:public';

/** Allows calls to a route without a session; the session guard protects every other route. */
export const Public = () => SetMetadata(PUBLIC, true);
