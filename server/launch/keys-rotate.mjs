import { launch } from './launch.mjs';

// npm run keys:rotate: changes the master key while the portal works.
await launch(import.meta.filename, 'keys-rotate.js', { parts: ['server'] });
