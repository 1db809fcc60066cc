import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/** Types and maps are for tools; the packages within `node` only fetched its program, which lies in node_modules/node/bin. */
const NEVER_RUN = /\.(d\.[cm]?ts|map)$|[\\/]node_modules[\\/](\.bin$|node[\\/]node_modules$)/;

const read = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const write = (file, content) => writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

/**
 * The packages of production with package.json and package-lock.json of their own, copied from those that the repository was built and
 * tested with: neither a network nor a compiler is asked. They are for the platform that built them; elsewhere `npm ci` installs the same.
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
  // `devOptional`: a package of production can do without it, and only tools ask for it.
  const kept = Object.entries(packages).filter(([path, { dev, devOptional }]) => path && !dev && !devOptional);
  write(join(folder, 'package.json'), head);
  write(join(folder, 'package-lock.json'), {
    ...lock,
    packages: { '': { name, version, license, dependencies, engines }, ...Object.fromEntries(kept) },
  });
  for (const [path] of kept) copyPackage(path, folder);
}

/** Packages of other platforms are not there. */
function copyPackage(path, folder) {
  const from = join(ROOT, path);
  if (!existsSync(from)) return;
  cpSync(from, join(folder, path), { recursive: true, filter: (file) => !NEVER_RUN.test(file) });
}
