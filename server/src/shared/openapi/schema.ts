/** A schema of OpenAPI 3.1, as it is written out. */
export type Schema = Readonly<Record<string, unknown>>;

/** Where the document keeps the schema of that name. */
export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}
