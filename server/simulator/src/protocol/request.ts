import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decode, encode } from 'iconv-lite';
import type { SimulatedService } from '../services';
import { decipher } from './cipher';
import { type Field, fieldsOf, type Form, FORMS } from './forms';
import { Refusal } from './refusal';

/** A well-formed request: verified and decoded. A value that was not sent is ''. */
export interface Request {
  readonly id: string;
  readonly hash: string;
  value(name: string): string;
}

type Ordered = { readonly [tag: string]: Ordered[] } & {
  readonly '#text'?: string;
  readonly ':@'?: Readonly<Record<string, string>>;
};

const BROKEN = () => new Refusal('00', '999', true);
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  htmlEntities: false,
});

/** Parses the bytes of a request to a service. Throws Refusal with the error that the provider would find first. */
export function readRequest(body: Buffer, service: SimulatedService): Request {
  const root = rootOf(textOf(body));
  const id = root[':@']?.id ?? '';
  const form = FORMS[id];
  if (!form) throw new Refusal('02', '000', true);
  const found = inOrder(root['sps-api-request'] ?? [], form);
  const encrypted = found.find(({ field }) => field.name === 'encrypted_flg')?.sent === '1';
  const values = found.map(({ field, sent }) => ({ field, bytes: plainOf(field, sent, encrypted, service) }));
  verify(form, values, service);
  return { id, hash: values.at(-1)!.bytes.toString('latin1'), value: (name) => valueOf(values, name) };
}

function textOf(body: Buffer): string {
  const text = decode(body, 'CP932');
  const declared = /^<\?xml version="1\.0" encoding="Shift_JIS" *\?>/.test(text);
  if (!declared || text.includes('\ufffd') || /<!/.test(text) || XMLValidator.validate(text) !== true) throw BROKEN();
  return text;
}

function rootOf(text: string): Ordered {
  const roots = (parser.parse(text) as Ordered[]).filter((node) => node['sps-api-request']);
  if (roots.length !== 1) throw BROKEN();
  return roots[0]!;
}

interface Found {
  readonly field: Field;
  readonly sent: string;
}

/** Matches the elements with the fields of the form; an unknown element, or one at the wrong place, is refused. */
function inOrder(nodes: readonly Ordered[], form: Form): Found[] {
  const found: Found[] = [];
  let at = 0;
  for (const node of nodes) {
    const tag = Object.keys(node).find((name) => name !== ':@')!;
    if (tag === '#text' && !node['#text']?.trim()) continue;
    while (at < form.length && form[at]!.name !== tag) at++;
    const expected = form[at];
    if (!expected) throw new Refusal('00');
    if (!('many' in expected)) at++;
    if ('fields' in expected) found.push(...inOrder(node[tag]!, expected.fields));
    else found.push({ field: expected, sent: leafOf(node[tag]!) });
  }
  return found;
}

function leafOf(children: readonly Ordered[]): string {
  if (children.some((child) => child['#text'] === undefined)) throw new Refusal('00');
  return children.map((child) => child['#text']).join('');
}

/** The decoded bytes of the values, over which the hash is computed. */
function plainOf(
  { name, item, text, encrypted }: Field,
  sent: string,
  isEncrypted: boolean,
  { encryption }: SimulatedService,
): Buffer {
  if (sent === '') return Buffer.alloc(0);
  if (text) return base64Of(sent, item);
  if (!encrypted || !isEncrypted) return encode(sent, 'CP932');
  try {
    return Buffer.from(decipher(sent, encryption!), 'latin1');
  } catch {
    throw new Refusal('06', name === 'dealings_type' ? '202' : item);
  }
}

function base64Of(sent: string, item: string): Buffer {
  const bytes = Buffer.from(sent, 'base64');
  if (bytes.toString('base64') !== sent || decode(bytes, 'CP932').includes('\ufffd')) throw new Refusal('06', item);
  return bytes;
}

type Value = { readonly field: Field; readonly bytes: Buffer };

function verify(form: Form, values: readonly Value[], { merchantId, serviceId, hashKey }: SimulatedService): void {
  for (const { field, bytes } of values) {
    if (bytes.length > field.most) throw new Refusal('05', field.item);
    if (!field.pattern.test(bytes.toString('latin1'))) throw new Refusal('04', field.item);
  }
  const missing = fieldsOf(form).find(({ name, required }) => required && valueOf(values, name) === '');
  if (missing) throw new Refusal('03', missing.item);
  if (valueOf(values, 'merchant_id') !== merchantId || valueOf(values, 'service_id') !== serviceId)
    throw new Refusal('14', '001');
  const hash = createHash('sha1')
    .update(Buffer.concat([...values.slice(0, -1).map(({ bytes }) => bytes), encode(hashKey, 'CP932')]))
    .digest('hex');
  if (hash !== values.at(-1)!.bytes.toString('latin1').toLowerCase()) throw new Refusal('09', '025');
}

function valueOf(values: readonly Value[], name: string): string {
  const found = values.find(({ field }) => field.name === name);
  return found ? decode(found.bytes, 'CP932') : '';
}
