import { createCipheriv, randomBytes } from 'node:crypto';
import { MasterKeys } from './master-keys';
import { Seal } from './seal';

const CONTENT = { name: '髙﨑' };
const [MASTER_KEY, OTHER_KEY] = [randomBytes(32), randomBytes(32)];

describe('encrypted data', () => {
  const seal = new Seal(MasterKeys.of(MASTER_KEY));
  const key = seal.newKey('case:1');
  const sealed = seal.seal(key, 'case:1', CONTENT, 'answer:1:2');

  it('can be decrypted under its own row, owner, key and master key', () => {
    expect(seal.unseal(key, 'case:1', sealed, 'answer:1:2')).toEqual(CONTENT);
    expect(sealed.includes('髙﨑')).toBe(false);
  });

  it.each<[string, () => unknown]>([
    ['as another revision', () => seal.unseal(key, 'case:1', sealed, 'answer:1:1')],
    ['as its owner’s only row', () => seal.unseal(key, 'case:1', sealed)],
    ['under another case', () => seal.unseal(key, 'case:2', sealed, 'answer:1:2')],
    ['under another case’s key', () => seal.unseal(seal.newKey('case:1'), 'case:1', sealed, 'answer:1:2')],
    ['under another master key', () => new Seal(MasterKeys.of(OTHER_KEY)).unseal(key, 'case:1', sealed, 'answer:1:2')],
    ['with a bit changed', () => seal.unseal(key, 'case:1', changed(sealed), 'answer:1:2')],
    [
      'without its first byte, as the first form was',
      () => seal.unseal(key, 'case:1', sealed.subarray(1), 'answer:1:2'),
    ],
    [
      'with a key of a version that nobody has',
      () => seal.unseal({ ...key, masterKeyVersion: 2 }, 'case:1', sealed, 'answer:1:2'),
    ],
  ])('does not open %s', (_, open) => {
    expect(open).toThrow();
  });

  it('is read as null where it is one of several', () => {
    expect(seal.tryUnseal(key, 'case:1', changed(sealed), 'answer:1:2')).toBeNull();
    expect(seal.tryUnseal(key, 'case:1', sealed, 'answer:1:2')).toEqual(CONTENT);
  });

  it('can be decrypted in the first format, whatever its IV begins with', () => {
    for (const first of [0, 1, 2, 255]) {
      const dataKey = randomBytes(32);
      const old = { wrappedKey: firstForm(MASTER_KEY, dataKey, 'case:1', first), masterKeyVersion: 1 };
      expect(
        seal.unseal(
          old,
          'case:1',
          firstForm(dataKey, Buffer.from(JSON.stringify(CONTENT)), 'case:1', first),
          'answer:1:2',
        ),
      ).toEqual(CONTENT);
      expect(() =>
        seal.unseal(old, 'case:2', firstForm(dataKey, Buffer.from('{}'), 'case:1', first), 'answer:2:1'),
      ).toThrow();
    }
  });
});

function changed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 1]! ^= 1;
  return copy;
}

/** The first format: IV, tag, ciphertext, bound to the case only. */
function firstForm(key: Buffer, plain: Buffer, context: string, firstByte: number): Buffer {
  const iv = Buffer.concat([Buffer.of(firstByte), randomBytes(11)]);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}
