import { serveRelease } from './release/serve-release.mjs';

// npm run serve: production, never with demo data.
await serveRelease(import.meta.filename, 'main.js');
