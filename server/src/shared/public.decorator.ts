import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'portal:public';

/** Opens a route to callers without a session; every other route is closed by the session guard. */
export const Public = () => SetMetadata(PUBLIC, true);
