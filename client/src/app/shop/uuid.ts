import { holdsCardNumber } from '@contract';

const VERSION_4 = 0x40;
const VARIANT = 0x80;

/**
 * A random UUID. `crypto.randomUUID` exists on https and loopback only. One whose digits look like a card number, as happens once in
 * a great while, would be refused by the server: then another is drawn.
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
