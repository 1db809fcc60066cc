import { launch } from './launch.mjs';

// npm start: the portal with demo data, on the embedded database unless DATABASE_URL names another.
await launch(import.meta.filename, 'demo/main.js');
