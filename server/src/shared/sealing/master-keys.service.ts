import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { type Config, ConfigError } from '../../config';
import { SYSTEM_SCOPE } from '../tenancy/scope';
import { Tenancy } from '../tenancy/tenancy';
import type { KeptKeys } from './kept-keys';
import { checkValueOf, MasterKeys, type WrappedKey } from './master-keys';
import { RegisteredKey } from './registered-key.entity';

/** How soon every process learns of a rotation. */
export const REFRESH_MS = 10_000;
/** Rows that are tried per table: if none of this many keys can be unwrapped, that is no accident. */
const SAMPLES = 20;
const ROTATE = 'run `npm run keys:rotate` until it says that nothing is left';

type GivenKeys = Pick<Config, 'masterKey' | 'formerMasterKey'>;

/**
 * Returns the configured master keys, checked against those that the database is encrypted with. Throws a ConfigError
 * that names the wrong one.
 */
export async function openMasterKeys(
  tenancy: Tenancy,
  given: GivenKeys,
  kept: readonly KeptKeys[],
): Promise<MasterKeys> {
  const keys = new MasterKeys(given.masterKey, given.formerMasterKey);
  await tenancy.as(SYSTEM_SCOPE, async (tx) => {
    await registerFirst(tx, given, kept);
    const registered = await registeredKeys(tx);
    keys.take(registered);
    const fault = faultOf(
      keys,
      registered.map(({ version }) => version),
    );
    if (fault) throw new ConfigError([fault]);
  });
  return keys;
}

/** Every version that the database knows, the newest last. */
export function registeredKeys(tx: EntityManager): Promise<RegisteredKey[]> {
  return tx.find(RegisteredKey, { where: { checkValue: Not(IsNull()) }, order: { version: 'ASC' } });
}

/** Keeps this process' master keys in step with the database, so that no restart is needed after a rotation. */
@Injectable()
export class MasterKeysService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('MasterKeys');
  private timer?: NodeJS.Timeout;
  private warnedOf = 0;

  constructor(
    private readonly tenancy: Tenancy,
    private readonly keys: MasterKeys,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), REFRESH_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async refresh(): Promise<void> {
    const registered = await this.tenancy.as(SYSTEM_SCOPE, registeredKeys);
    this.keys.take(registered);
    const newest = registered.at(-1)?.version ?? 0;
    if (this.keys.knows(newest) || this.warnedOf === newest) return;
    this.warnedOf = newest;
    this.logger.error(
      `The database has a master key of version ${newest}, which this process was not given: start it anew with the new MASTER_KEY and the former one as MASTER_KEY_PREVIOUS`,
    );
  }
}

/**
 * Runs on the first start, also for a database that is older than this check: its encrypted rows then show which key
 * was used.
 */
async function registerFirst(
  tx: EntityManager,
  { masterKey, formerMasterKey }: GivenKeys,
  kept: readonly KeptKeys[],
): Promise<void> {
  if (!(await tx.existsBy(RegisteredKey, { checkValue: IsNull() }))) return;
  const samples: Sample[] = [];
  for (const keeper of kept) samples.push(...(await samplesOf(tx, keeper)));
  const given = formerMasterKey ? [masterKey, formerMasterKey] : [masterKey];
  const first = samples.length ? given.find((key) => opensAny(key, samples)) : masterKey;
  if (!first) throw new ConfigError(['MASTER_KEY is not the key that the data of this database are sealed with']);
  await tx.update(RegisteredKey, { version: 1, checkValue: IsNull() }, { checkValue: checkValueOf(first, 1) });
}

type Sample = WrappedKey & { readonly owner: string };

function samplesOf(tx: EntityManager, { table, owner }: KeptKeys): Promise<Sample[]> {
  return tx.query(
    `SELECT wrapped_key AS "wrappedKey", master_key_version AS "masterKeyVersion", ${owner} AS owner FROM ${table} WHERE wrapped_key IS NOT NULL LIMIT ${SAMPLES}`,
  );
}

function opensAny(key: Buffer, samples: readonly Sample[]): boolean {
  const keys = MasterKeys.of(key);
  return samples.some((sample) => {
    try {
      return keys.unwrap(sample, sample.owner).length > 0;
    } catch {
      return false;
    }
  });
}

function faultOf(keys: MasterKeys, versions: readonly number[]): string | undefined {
  const newest = versions.at(-1)!;
  if (!keys.knows(newest))
    return `MASTER_KEY is not the key that the data of this database are sealed with (version ${newest})`;
  const missing = versions.find((version) => !keys.knows(version));
  if (missing !== undefined)
    return `MASTER_KEY_PREVIOUS must be the key of version ${missing}, which data are still sealed with: set it, and ${ROTATE}`;
  if (versions.some((version) => version < newest && keys.isPresent(version)))
    return `MASTER_KEY is the former key, and MASTER_KEY_PREVIOUS the present one (version ${newest}): exchange them`;
  return undefined;
}
