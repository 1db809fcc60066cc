import { launch } from './launch.mjs';

// npm start: the portal with demo data on the embedded database.
await launch(import.meta.filename, 'main.js', { demo: true });
