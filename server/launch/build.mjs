import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { ROOT } from './install.mjs';

const COMPRESSED = '**/*.{js,css,svg,json}';
const PARTS = {
  server: { folders: ['server/src', 'server/contract', 'server/simulator', 'db'], files: ['server/tsconfig.json', 'server/tsconfig.build.json', 'tsconfig.base.json', 'package-lock.json'], build: buildServer },
  client: { folders: ['client/src', 'client/public', 'server/contract'], files: ['client/angular.json', 'client/tsconfig.json', 'client/tsconfig.app.json', 'tsconfig.base.json', 'package-lock.json'], build: buildClient },
};

/** A hash over all that a part is built from. */
function sourceHash({ folders, files }) {
  const hash = createHash('sha256');
  const found = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,html,scss,json,svg,ico,webmanifest}`, { cwd: ROOT }));
  for (const file of [...found.filter((name) => !name.endsWith('.spec.ts')), ...files].sort()) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function run(script, args, cwd = ROOT) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd, encoding: 'utf8', env: { ...process.env, NG_CLI_ANALYTICS: 'false', NG_BUILD_PARALLEL_TS: '0' } });
  if (status === 0) return;
  console.error(stdout + stderr);
  throw new Error(`${script} failed`);
}

/** Cleared first: a migration that is gone from the sources must not be found in dist. */
function buildServer() {
  for (const folder of ['dist/server', 'dist/db']) rmSync(join(ROOT, folder), { recursive: true, force: true });
  run('typescript/bin/tsc', ['-p', 'server/tsconfig.build.json']);
}

async function buildClient() {
  run('@angular/cli/bin/ng.js', ['build'], join(ROOT, 'client'));
  const folder = join(ROOT, 'dist/client/browser');
  await Promise.all(globSync(COMPRESSED, { cwd: folder }).map((file) => compress(join(folder, file))));
}

/** Beside each file its compressed forms, so that the server never compresses while somebody waits. */
async function compress(file) {
  const content = readFileSync(file);
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content));
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/** Builds what is stale: judged by content, so a fresh checkout of the same sources is not built again. */
export async function build(names = Object.keys(PARTS)) {
  for (const name of names) {
    const stamp = join(ROOT, 'dist', `${name}.sources`);
    const hash = sourceHash(PARTS[name]);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    const startedAt = Date.now();
    process.stdout.write(`Building the ${name === 'client' ? 'portal' : name} … `);
    await PARTS[name].build();
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    writeFileSync(stamp, hash);
    console.log(`${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  }
}

if (import.meta.filename === process.argv[1]) await build(process.argv.length > 2 ? process.argv.slice(2) : undefined);
