// npm run bench. It runs on any Node ≥ 20, installs and builds what is missing, and continues in the Node of the
// project.
import { createRequire } from 'node:module';
import { followNpm } from '../../server/launch/follow-npm.mjs';
import { inOwnNode } from '../../server/launch/hand-over.mjs';
import { install } from '../../server/launch/install.mjs';

followNpm();
install();
if (inOwnNode(import.meta.filename)) {
  const { build } = await import('../../server/launch/build.mjs');
  build();
  const require = createRequire(import.meta.url);
  require('./typescript.cjs');
  const { findChromium } = await import('../run/chromium.mjs');
  process.exitCode = await require('./main.ts').main(process.argv.slice(2), findChromium);
}
