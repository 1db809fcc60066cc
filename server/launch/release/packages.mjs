import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/**
 * Types and maps are for tools; the packages inside `node` only downloaded its program, which is in
 * node_modules/node/bin.
 */
const NEVER_RUN = /\.(d\.[cm]?ts|map)$|[\\/]node_modules[\\/](\.bin$|node[\\/]node_modules$)/;

const read = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const write = (file, content) => writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

/**
 * Adds the packages of production with their own package.json and package-lock.json, copied from those with which the
 * repository was built and tested: it needs neither a network nor a compiler. They fit the platform that built them; on
 * another platform `npm ci` installs the same versions.
 */
export function addPackages(folder, scripts) {
  const { name, version, license, engines, allowScripts, dependencies } = read('package.json');
  const head = {
    name,
    version,
    private: true,
    license,
    engines,
    scripts,
    allowScripts: { node: allowScripts.node },
    dependencies,
  };
  const { packages, ...lock } = read('package-lock.json');
  // `devOptional`: an optional package that production does not need and only tools use.
  const kept = Object.entries(packages).filter(([path, { dev, devOptional }]) => path && !dev && !devOptional);
  write(join(folder, 'package.json'), head);
  write(join(folder, 'package-lock.json'), {
    ...lock,
    packages: { '': { name, version, license, dependencies, engines }, ...Object.fromEntries(kept) },
  });
  for (const [path] of kept) copyPackage(path, folder);
}

/** Packages of other platforms are not installed, and are skipped. */
function copyPackage(path, folder) {
  const from = join(ROOT, path);
  if (!existsSync(from)) return;
  cpSync(from, join(folder, path), { recursive: true, filter: (file) => !NEVER_RUN.test(file) });
}
