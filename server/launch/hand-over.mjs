// Runs on any Node ≥ 20 and continues in the Node that the project installs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function wantedVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies.node;
}

function ownNode() {
  const file = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const version = existsSync(file) ? spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.trim() : undefined;
  if (version === `v${wantedVersion()}`) return file;
  console.error(`Node ${wantedVersion()} should be in node_modules/node, but there is ${version ?? 'none'}.`);
  console.error(
    'Its install script was probably skipped: run "npm rebuild node", or delete node_modules and start again.',
  );
  process.exit(1);
}

/**
 * Returns true in the project's own Node; in another Node it runs the same script in the project's and exits with its
 * exit code.
 */
export function inOwnNode(script) {
  if (process.version === `v${wantedVersion()}`) return true;
  const child = spawn(ownNode(), [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return false;
}
