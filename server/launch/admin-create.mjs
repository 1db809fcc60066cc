import { launch } from './launch.mjs';

// npm run admin:create -- USERID EMAIL: the first administrator.
await launch(import.meta.filename, 'admin-create.js', { parts: ['server'] });
