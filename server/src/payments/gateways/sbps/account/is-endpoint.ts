import { ValidateBy } from 'class-validator';
import { EXPECTED_FORMATS, type FieldErrorCode, LIMITS } from '../../../../../contract/src';

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
