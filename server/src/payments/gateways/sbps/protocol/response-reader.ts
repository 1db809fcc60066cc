import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { SbpsCredentials } from '../account/sbps-credentials';
import { readShiftJis, shiftJis } from './shift-jis';
import { decrypt } from './triple-des';

/** A response as it was received. */
export interface RawResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Leaf values by name, decrypted; every leaf's name is unique in the protocol's responses. */
export interface ReadResponse {
  readonly result: 'OK' | 'NG';
  readonly values: ReadonlyMap<string, string>;
  /** Names of leaves that could not be decrypted, and are not among the values. */
  readonly unreadable: readonly string[];
}

interface Node {
  readonly [name: string]: string | Node | undefined;
}

const CONTENT_TYPE = /^(?:text|application)\/xml *(?:; *charset="?(?<charset>[\w-]+)"?)? *$/i;
const CHARSET = /^(?:shift[_-]jis|windows-31j|cp932|ms932)$/i;
const DECLARATION = /^\s*<\?xml\s[^>]*?encoding=["'](?<charset>[\w-]+)["'][^>]*\?>/;
const SEALED_GROUP = 'res_pay_method_info';
const HASH_NAMES = ['sps_hashcode', 'res_sps_hashcode'];
/** No entity except XML's five is expanded, and no text is converted to a number. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  htmlEntities: false,
});

/**
 * Reads the response to the request `requestId`; returns a sentence that states the reason if it cannot be trusted.
 * Never throws.
 */
export function readResponse(
  { status, contentType, body }: RawResponse,
  requestId: string,
  credentials: SbpsCredentials,
): ReadResponse | string {
  if (status !== 200) return `HTTP status ${status}`;
  const content = CONTENT_TYPE.exec(contentType);
  if (!content) return 'not answered in XML';
  if (content.groups?.charset && !CHARSET.test(content.groups.charset)) return 'answered in another encoding';
  const text = readShiftJis(body);
  if (text === null || !CHARSET.test(DECLARATION.exec(text)?.groups?.charset ?? ''))
    return 'answered in another encoding';
  return readXml(text, requestId, credentials);
}

function readXml(text: string, requestId: string, credentials: SbpsCredentials): ReadResponse | string {
  const root = rootOf(text);
  if (!root) return 'answered in broken XML';
  const leaves = leavesOf(root);
  const values = new Map(leaves.map(({ name, value }) => [name, value]));
  const result = values.get('res_result');
  if (result !== 'OK' && result !== 'NG') return 'answered without a result';
  // An early NG does not name its request.
  if (root['@id'] !== requestId && (root['@id'] !== undefined || result === 'OK')) return 'answered to another request';
  return opened(leaves, values, result, credentials);
}

function rootOf(text: string): Node | null {
  if (/<!DOCTYPE|<!ENTITY/i.test(text) || XMLValidator.validate(text) !== true) return null;
  try {
    const root = (parser.parse(text) as Node)['sps-api-response'];
    return typeof root === 'object' ? root : null;
  } catch {
    return null;
  }
}

interface FoundLeaf {
  readonly name: string;
  readonly value: string;
  readonly sealed: boolean;
}

/** In the order of the document. A name that occurs twice is an array to the parser, and not a leaf of the protocol. */
function leavesOf(node: Node, sealed = false): FoundLeaf[] {
  return Object.entries(node)
    .filter(([name]) => !/^[@#]/.test(name))
    .flatMap(([name, value]) => {
      if (typeof value === 'string') return [{ name, value, sealed }];
      return value && !Array.isArray(value) ? leavesOf(value, sealed || name === SEALED_GROUP) : [];
    });
}

/** Decrypts each leaf separately, and verifies the hash if the response has one. */
function opened(
  leaves: readonly FoundLeaf[],
  values: Map<string, string>,
  result: 'OK' | 'NG',
  credentials: SbpsCredentials,
): ReadResponse | string {
  const unreadable: string[] = [];
  for (const { name, value, sealed } of leaves) {
    if (!sealed || !value || !credentials.encryption) continue;
    const plain = decrypt(value, credentials.encryption);
    if (plain) values.set(name, plain.toString('latin1'));
    else unreadable.push(name);
  }
  const hash = HASH_NAMES.map((name) => values.get(name)).find(Boolean);
  // The hash covers plain values: if one cannot be decrypted, nothing can be verified.
  if (hash && unreadable.length) return `answered in a way that cannot be decrypted: ${unreadable.join(', ')}`;
  if (hash && hash.toLowerCase() !== hashOf(values, credentials.hashKey)) return 'answered with a wrong hash';
  for (const name of unreadable) values.delete(name);
  return { result, values, unreadable };
}

function hashOf(values: ReadonlyMap<string, string>, hashKey: string): string {
  const hashed = [...values].filter(([name]) => !HASH_NAMES.includes(name)).map(([, value]) => value);
  return createHash('sha1')
    .update(shiftJis(hashed.join('') + hashKey))
    .digest('hex');
}
