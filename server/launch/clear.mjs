// node clear.mjs FOLDER...: removes folders before a build. A migration that was removed from the sources must not stay in dist.
import { rmSync } from 'node:fs';

for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true });
