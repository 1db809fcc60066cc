import { command } from './command.mjs';

// npm run admin:create -- USERID EMAIL: creates the first administrator.
await command(import.meta.filename, { production: 'admin-create.js', demo: 'demo/admin-create.js' });
