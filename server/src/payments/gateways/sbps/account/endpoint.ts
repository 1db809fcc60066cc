import { BlockList, isIP } from 'node:net';
import { ValidateBy } from 'class-validator';
import { EXPECTED_FORMATS, type FieldErrorCode, LIMITS } from '../../../../../contract/src';

/** Addresses of this machine, of private networks, or of nobody (RFC 6890). */
const NOT_PUBLIC = { 4: new BlockList(), 6: new BlockList() };
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  NOT_PUBLIC[4].addSubnet(network, bits, 'ipv4');
/** All global addresses begin with 2 or 3. */
for (const [network, bits] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  NOT_PUBLIC[6].addSubnet(network, bits, 'ipv6');

/** Names that resolve only on this machine or in its own network. */
const OWN_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/** Whether an endpoint is https to a host in the public network, judged by its URL only: names are not resolved. */
export function isPublicEndpoint(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  if (url?.protocol !== 'https:') return false;
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const family = isIP(host);
  if (family === 4) return !NOT_PUBLIC[4].check(host, 'ipv4');
  if (family === 6) return !NOT_PUBLIC[6].check(host, 'ipv6');
  return host.includes('.') && !OWN_NAMES.test(host);
}

const CODE: FieldErrorCode = 'invalid_format';
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** `https://host[:port]` with nothing after it. Passwords are sent there: without TLS only to this machine itself. */
export function IsEndpoint(): PropertyDecorator {
  return ValidateBy(
    { name: 'isEndpoint', validator: { validate: isEndpoint, defaultMessage: () => CODE } },
    { context: { code: CODE, params: { expected: EXPECTED_FORMATS.endpoint } } },
  );
}

function isEndpoint(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LIMITS.url || !URL.canParse(value)) return false;
  const { protocol, hostname, origin } = new URL(value);
  return value === origin && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname)));
}
