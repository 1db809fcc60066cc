import { launch } from './launch.mjs';

// npm run serve: production, never with demo data.
delete process.env.DEMO;
process.env.NODE_ENV ??= 'production';
await launch(import.meta.filename, 'main.js');
