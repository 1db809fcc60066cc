import { launch } from './launch.mjs';

// npm run simulator: starts the simulated payment provider, for trying the gateway `sbps` (server/simulator/README.md).
await launch(import.meta.filename, '../simulator/src/main.js', { parts: ['server'] });
