import { holdsCardNumber } from '@contract';

const VERSION_4 = 0x40;
const VARIANT = 0x80;

/**
 * A random UUID. `crypto.randomUUID` exists only on https and loopback. The server refuses a UUID whose digits resemble
 * a card number, which is very rare: another one is then drawn.
 */
export function drawUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | VERSION_4;
  bytes[8] = (bytes[8]! & 0x3f) | VARIANT;
  const uuid = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return holdsCardNumber(uuid) ? drawUuid() : uuid;
}
