import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { ROOT } from './root.mjs';
import { isFresh, sourceHash } from './sources.mjs';

const COMPRESSED = '**/*.{js,css,svg,json}';
const NAMES = { server: 'server', client: 'portal', 'client-release': 'portal for the release' };
const BUILD = {
  server: buildServer,
  client: () => buildClient('demo', 'client'),
  'client-release': () => buildClient('release', 'client-release'),
};
/** The client of the release is built when one is made. */
const OF_THE_DEMO = ['server', 'client'];

function run(script, args, cwd = ROOT) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', NG_BUILD_PARALLEL_TS: '0' },
  });
  if (status === 0) return;
  console.error(stdout + stderr);
  throw new Error(`${script} failed`);
}

/** Cleared first: a migration that is gone from the sources must not be found in dist. */
function buildServer() {
  for (const folder of ['dist/server', 'dist/db']) rmSync(join(ROOT, folder), { recursive: true, force: true });
  run('typescript/bin/tsc', ['-p', 'server/tsconfig.build.json']);
}

async function buildClient(configuration, name) {
  run('@angular/cli/bin/ng.js', ['build', '-c', configuration], join(ROOT, 'client'));
  const folder = join(ROOT, 'dist', name, 'browser');
  await Promise.all(globSync(COMPRESSED, { cwd: folder }).map((file) => compress(join(folder, file))));
}

/** Beside each file its compressed forms, so that the server never compresses while somebody waits. */
async function compress(file) {
  const content = readFileSync(file);
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content));
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/** Builds what is stale: judged by content, so a fresh checkout of the same sources is not built again. */
export async function build(names = OF_THE_DEMO) {
  for (const name of names) {
    const stamp = join(ROOT, 'dist', `${name}.sources`);
    if (isFresh(name, stamp)) continue;
    const startedAt = Date.now();
    process.stdout.write(`Building the ${NAMES[name]} … `);
    const hash = sourceHash(name);
    await BUILD[name]();
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    writeFileSync(stamp, hash);
    console.log(`${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  }
}

if (import.meta.filename === process.argv[1]) await build(process.argv.length > 2 ? process.argv.slice(2) : undefined);
