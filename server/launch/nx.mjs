import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Nx writes nothing outside of .nx, starts no other process than the tasks, and reads no .env file. */
const ENVIRONMENT = {
  NX_DAEMON: 'false',
  NX_ISOLATE_PLUGINS: 'false',
  NX_SKIP_NATIVE_FILE_CACHE: 'true',
  NX_COMPILE_CACHE: 'false',
  NX_LOAD_DOT_ENV_FILES: 'false',
  NX_TUI: 'false',
  // Nx asks the tasks for colours even where their output goes to a file.
  ...(!process.stdout.isTTY && { FORCE_COLOR: '0' }),
};

/** Runs Nx in the project's own Node. Options and result are those of `spawnSync`. */
export function nx(args, options = {}) {
  return spawnSync(process.execPath, [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    ...options,
    env: { ...process.env, ...ENVIRONMENT },
  });
}
