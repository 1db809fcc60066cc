// npm test. It runs on any Node ≥ 20, installs what is missing, and continues in the Node of the project.
import { parseArgs } from 'node:util';
import { inOwnNode } from '../../server/launch/hand-over.mjs';
import { install } from '../../server/launch/install.mjs';

install();
if (inOwnNode(import.meta.filename)) {
  const { runSuites } = await import('./suites.mjs');
  const { suites } = parseArgs({ options: { suites: { type: 'string' } } }).values;
  const { passed, failed } = await runSuites(suites?.split(','));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
