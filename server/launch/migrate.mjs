import { command } from './command.mjs';

// npm run migrate: brings the database to the current schema.
await command(import.meta.filename, { production: 'migrate.js', demo: 'migrate.js' });
