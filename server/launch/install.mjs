// Runs on any Node ≥ 20 before anything is installed: it imports only Node's own modules.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');

/** Whether every package of the lock that this platform needs is installed in the locked version. */
function isComplete() {
  if (!existsSync(INSTALLED)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || optional || (peer && !installed[path]) || installed[path]?.version === version,
  );
}

/**
 * Installs the packages of package-lock.json if they are missing, including the build tools, even where NODE_ENV is
 * production.
 */
export function install() {
  if (isComplete()) return;
  console.log('Installing packages (a minute or two, once) …');
  // Uses a shell, because npm is a batch file on Windows, which Node can start only that way.
  const { status } = spawnSync('npm ci --include=dev --no-audit --no-fund --loglevel=error', {
    cwd: ROOT,
    stdio: 'inherit',
    shell: true,
  });
  if (status !== 0) {
    console.error('The packages could not be installed: see the messages of npm above.');
    process.exit(1);
  }
}
