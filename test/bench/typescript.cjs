/**
 * Lets Node read the benchmarks' TypeScript as jest reads the suites'; nothing of it runs while anything is measured.
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
