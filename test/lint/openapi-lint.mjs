// Prints the findings of the two common OpenAPI linters for a document, one per line. Usage: node
// test/lint/openapi-lint.mjs FILE
import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';

const source = readFileSync(process.argv[2], 'utf8');
const byRedocly = await lintFromString({ source, config: await createConfig({ extends: ['recommended'] }) });
const spectral = new spectralCore.Spectral();
spectral.setRuleset({ extends: [[spectralRulesets.oas, 'recommended']] });
const bySpectral = await spectral.run(JSON.parse(source));
for (const { ruleId, message, location } of byRedocly)
  console.log(`redocly ${ruleId}: ${message} (${location[0]?.pointer})`);
for (const { code, message, path } of bySpectral) console.log(`spectral ${code}: ${message} (${path.join('/')})`);
