import { launch } from './launch.mjs';

// npm run migrate: brings the database to the present schema.
await launch(import.meta.filename, 'migrate.js', { parts: ['server'] });
