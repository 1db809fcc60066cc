import type { OpenAPIObject } from '@nestjs/swagger';
import { FIELD_ERRORS } from '../../contract/src';
import type { Schema } from '../shared/openapi/schema';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}
/** The parts of a schema from which the type of a value is described. */
interface Shape {
  readonly $ref?: string;
  readonly allOf?: Schema[];
  readonly oneOf?: Schema[];
  readonly anyOf?: Schema[];
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly type?: string | string[];
  readonly format?: string;
}
type Content = Readonly<
  Record<
    string,
    {
      readonly schema: Schema;
      readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>;
    }
  >
>;

/** Renders an OpenAPI document as a readable page with headings, tables and links, and without any script. */
export function docsPage({ info, paths, components, servers }: OpenAPIObject, stylePath: string): string {
  const server = servers?.[0]?.url ?? '';
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method,
      path,
      operation: operation as unknown as Operation,
    })),
  );
  const schemas = Object.entries(components?.schemas ?? {}) as [string, Schema][];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(info.title)}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${stylePath}"></head>
<body><header><h1>${escaped(info.title)}</h1>${paragraphs(info.description)}
<p>Server: ${code(server)}. OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. Authorization: <code>Bearer &lt;API key&gt;</code></p></header>
<nav aria-label="Contents"><ul>${operations.map(({ operation }) => `<li>${link(operation.operationId, operation.summary)}</li>`).join('')}<li>${link('field-errors', 'Codes of wrong fields')}</li><li>${link('schemas', 'Schemas')}</li></ul></nav>
<main>${operations.map(({ method, path, operation }) => section(server, method, path, operation)).join('')}
<h2 id="field-errors">Codes of wrong fields</h2>${catalogue()}
<h2 id="schemas">Schemas</h2>${schemas.map(([name, schema]) => schemaSection(name, schema)).join('')}</main></body></html>`;
}

function section(
  server: string,
  method: string,
  path: string,
  { operationId, summary, description, parameters = [], requestBody, responses }: Operation,
): string {
  const rows = Object.entries(responses).map(([status, response]) => [
    status,
    escaped(response.description),
    bodyOf(response.content),
  ]);
  return `<h2 id="${operationId}">${escaped(summary)}</h2><p><code>${method.toUpperCase()} ${escaped(path)}</code></p>
${paragraphs(description)}${
    parameters.length
      ? table(
          `Parameters of: ${summary}`,
          ['Parameter', 'In', 'Type', 'Notes'],
          parameters.map((p) => [code(p.name), p.in, typeOf(p.schema), escaped(p.description ?? '')]),
        )
      : ''
  }
${requestBody ? `<p>Body: ${bodyOf(requestBody.content)}</p>` : ''}${example(server, method, path, requestBody?.content)}${table(`Answers to: ${summary}`, ['Status', 'When', 'Body'], rows)}`;
}

/** An example call that can be pasted into a shell; only the key has to be filled in. */
function example(server: string, method: string, path: string, content: Content = {}): string {
  const [{ value } = {}] = Object.values(content).flatMap(({ examples = {} }) => Object.values(examples));
  const body = value === undefined ? '' : ` -H 'Content-Type: application/json' -d '${JSON.stringify(value, null, 2)}'`;
  return `<pre tabindex="0"><code>${escaped(`curl -X ${method.toUpperCase()} -H 'Authorization: Bearer <API key>' '${server}${path}'${body}`)}</code></pre>`;
}

function catalogue(): string {
  return table(
    'Codes of wrong fields',
    ['Code', 'Sentence', 'In Japanese'],
    Object.entries(FIELD_ERRORS).map(([name, { en, ja }]) => [code(name), escaped(en), escaped(ja)]),
  );
}

function paragraphs(text = ''): string {
  return text
    .split('\n')
    .filter(Boolean)
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('');
}

function bodyOf(content: Content = {}): string {
  return Object.values(content)
    .map(({ schema }) => typeOf(schema))
    .join(', ');
}

function schemaSection(name: string, schema: Schema): string {
  const fields = (schema['type'] === 'array' ? schema['items'] : schema) as Schema;
  const heading = `<h3 id="${anchor(name)}">${escaped(name)}${schema['title'] ? ` ${escaped(String(schema['title']))}` : ''}</h3>`;
  return `${heading}${schema['description'] ? `<p>${escaped(String(schema['description']))}</p>` : ''}${fields['properties'] ? fieldTable(name, fields) : `<p>${typeOf(schema)}</p>`}`;
}

function fieldTable(name: string, { properties, required = [] }: Schema): string {
  const rows = Object.entries(properties as Record<string, Schema>).map(([field, schema]) => [
    `<code>${escaped(field)}</code>`,
    typeOf(schema),
    (required as string[]).includes(field) ? 'yes' : '',
    notes(schema),
  ]);
  return table(`Fields of ${name}`, ['Field', 'Type', 'Required', 'Notes'], rows);
}

function table(name: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const head = heads.map((title) => `<th scope="col">${title}</th>`).join('');
  return `<div class="table" tabindex="0" role="region" aria-label="${escaped(name)}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function typeOf(schema: Schema): string {
  const { $ref, allOf, oneOf, anyOf, items, properties, type, format } = schema as Shape;
  const variants = allOf ?? oneOf ?? anyOf;
  if ($ref) return schemaLink($ref.slice($ref.lastIndexOf('/') + 1));
  if (variants) return variants.map(typeOf).join(' or ');
  if (items) return `list of ${items['properties'] ? `objects: ${typeOf(items)}` : typeOf(items)}`;
  if (properties)
    return Object.entries(properties)
      .map(([name, part]) => `<code>${escaped(name)}</code>${part['$ref'] ? `: ${typeOf(part)}` : ''}`)
      .join('<br>');
  return escaped([type ?? []].flat().join(' or ') + (format ? ` (${format})` : ''));
}

function notes(schema: Schema): string {
  const { title, description, const: only, pattern, example } = schema as Record<string, string | undefined>;
  return [title, description]
    .map((text) => text && escaped(text))
    .concat(
      [only, ...optionsOf(schema)]
        .filter(Boolean)
        .map((text) => code(text!))
        .join(' '),
      limitsOf(schema),
      pattern && code(pattern),
      example !== undefined ? `e.g. ${code(String(example))}` : '',
    )
    .filter(Boolean)
    .join('<br>');
}

function optionsOf({ enum: own, items }: Schema): string[] {
  const options = (own ?? (items as Schema | undefined)?.['enum'] ?? []) as (string | null)[];
  return options.filter((option): option is string => Boolean(option));
}

function limitsOf({ minLength, maxLength, minimum, maximum }: Schema): string {
  const most =
    maxLength === undefined
      ? []
      : [
          minLength === undefined
            ? `at most ${String(maxLength)} characters`
            : `${String(minLength)} to ${String(maxLength)} characters`,
        ];
  return [
    ...most,
    ...(minimum === undefined
      ? []
      : [maximum === undefined ? `from ${String(minimum)}` : `${String(minimum)} to ${String(maximum)}`]),
  ].join(', ');
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

function schemaLink(name: string): string {
  return link(anchor(name), name);
}

function link(target: string, text: string): string {
  return `<a href="#${target}">${escaped(text)}</a>`;
}

function anchor(name: string): string {
  return `schema-${name}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
