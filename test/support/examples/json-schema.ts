import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** Lists the mismatches between a value and a schema of an OpenAPI 3.1 document; an empty list = it matches. */
export type Mismatches = (schema: object, value: unknown) => string[];

/** Validates against the document's own schemas (JSON Schema 2020-12). */
export function schemaCheck(document: object): Mismatches {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi');
  const checks = new Map<string, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    const key = JSON.stringify(schema);
    const check = checks.get(key) ?? ajv.compile(JSON.parse(key.replaceAll('"#/', '"openapi#/')) as object);
    checks.set(key, check);
    return check(value) ? [] : check.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
