import { command } from './command.mjs';

// npm run keys:rotate: changes the master key while the portal runs.
await command(import.meta.filename, { production: 'keys-rotate.js', demo: 'keys-rotate.js' });
