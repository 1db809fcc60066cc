import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { RegisteredKey } from './registered-key.entity';
import { decrypt, encrypt, type Key } from './sealed-bytes';

/** A data key (of one case, one order …) as it is stored: useless without the master key. */
export interface WrappedKey {
  readonly wrappedKey: Buffer;
  readonly masterKeyVersion: number;
}

const CHECKED = Buffer.from('shokai-desk');

/**
 * The master keys of this process: the present one (MASTER_KEY) and, during a change, the former one
 * (MASTER_KEY_PREVIOUS). New keys are wrapped with the newest version that the database knows; both versions are read.
 */
export class MasterKeys {
  private readonly given: readonly KeyObject[];
  private versions: ReadonlyMap<number, KeyObject> = new Map();

  /** `former` may be the newest key that the database knows, until `keys:rotate` was run. */
  constructor(present: Buffer, former?: Buffer) {
    this.given = [present, ...(former ? [former] : [])].map((key) => createSecretKey(key));
  }

  /** One key alone, as the first version. */
  static of(key: Buffer): MasterKeys {
    const keys = new MasterKeys(key);
    keys.take([{ version: 1, checkValue: checkValueOf(key, 1) }]);
    return keys;
  }

  /** Takes over the versions that the database has; all others are forgotten. */
  take(registered: readonly RegisteredKey[]): void {
    const found = registered.map(
      ({ version, checkValue }) =>
        [version, this.given.find((key) => checkValue && opens(key, version, checkValue))] as const,
    );
    this.versions = new Map(found.filter((pair): pair is [number, KeyObject] => pair[1] !== undefined));
  }

  /** The newest version that this process can use; 0 = none. */
  get version(): number {
    return Math.max(0, ...this.versions.keys());
  }

  knows(version: number): boolean {
    return this.versions.has(version);
  }

  /** Whether MASTER_KEY itself is the key of this version. */
  isPresent(version: number): boolean {
    return this.versions.get(version) === this.given[0];
  }

  /** Whether MASTER_KEY has no version yet: it is the key that the next rotation introduces. */
  get isPresentNew(): boolean {
    return ![...this.versions.values()].includes(this.given[0]!);
  }

  /** The value by which the database recognises MASTER_KEY. */
  checkValue(version: number): Buffer {
    return checkValueOf(this.given[0]!, version);
  }

  /** `owner` names whose key it is; only the same name unwraps it. */
  wrap(key: Buffer, owner: string): WrappedKey {
    const { version } = this;
    return { wrappedKey: encrypt(this.keyOf(version), key, owner), masterKeyVersion: version };
  }

  /** A version that is not known yet was introduced a moment ago: it belongs to the given key that had no version. */
  unwrap({ wrappedKey, masterKeyVersion }: WrappedKey, owner: string): Buffer {
    const key =
      this.versions.get(masterKeyVersion) ?? this.given.find((given) => ![...this.versions.values()].includes(given));
    if (!key) throw new Error(`no master key of version ${masterKeyVersion}`);
    return decrypt(key, wrappedKey, owner, owner);
  }

  /** HKDF-SHA256 of the newest master key. */
  derive(purpose: string, bytes: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.keyOf(this.version), '', purpose, bytes));
  }

  private keyOf(version: number): KeyObject {
    const key = this.versions.get(version);
    if (!key) throw new Error('no master key is known to the database');
    return key;
  }
}

/** The value is bound to its version, so that two rows cannot be exchanged. */
export function checkValueOf(key: Key, version: number): Buffer {
  return encrypt(key, CHECKED, contextOf(version));
}

function opens(key: Key, version: number, checkValue: Buffer): boolean {
  try {
    return decrypt(key, checkValue, contextOf(version), '').equals(CHECKED);
  } catch {
    return false;
  }
}

function contextOf(version: number): string {
  return `master-key:${version}`;
}
