/**
 * Lets Node load the benchmarks' TypeScript as jest loads the suites'; it does not run during measurements.
 * As a program: `node test/bench/typescript.cjs FILE.ts [ARGUMENTS]`.
 */
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { transformSync } = require('@swc/core');
const { swcTransform } = require('../../server/jest.swc.cjs');

const [[, options]] = Object.values(swcTransform);

require.extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename, swcrc: false }).code, filename);
};

if (require.main === module) {
  process.argv.splice(1, 1);
  require(resolve(process.argv[1]));
}
