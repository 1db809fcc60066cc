import { setTimeout as pause } from 'node:timers/promises';
import { type Config, ConfigError } from '../config';
import { KEPT_KEYS } from '../kept-keys';
import { KeyRotationService, type Left, type Rewrapped } from '../shared/sealing/key-rotation.service';
import { openMasterKeys, REFRESH_MS } from '../shared/sealing/master-keys.service';
import { openConfiguredDatabase } from '../shared/tenancy/open-database';
import { isMigrationMissing } from '../shared/tenancy/readiness';
import { Tenancy } from '../shared/tenancy/tenancy';

/** After this time every process wraps with the new key. */
const SETTLED_MS = 2 * REFRESH_MS;
const PAUSE_MS = 1_000;
const NAMED = 20;

interface Rotating {
  /** Called with each line of progress. */
  readonly say: (line: string) => void;
  /** Keys that no master key can unwrap do not keep the former master key in use. */
  readonly giveUpUnreadable: boolean;
}

/** Changes the master key to MASTER_KEY. If it is killed, it can be run again. */
export async function rotateKeys(config: Config, rotating: Rotating): Promise<void> {
  if (!config.masterKey.length) throw new ConfigError(['MASTER_KEY is not set']);
  const database = await openConfiguredDatabase(config);
  try {
    if (await isMigrationMissing(database))
      throw new ConfigError(['the database is not migrated: run `npm run migrate` first']);
    const tenancy = new Tenancy(database);
    await rotate(
      new KeyRotationService(tenancy, await openMasterKeys(tenancy, config, KEPT_KEYS), KEPT_KEYS),
      rotating,
    );
  } finally {
    await database.destroy();
  }
}

async function rotate(rotation: KeyRotationService, { say, giveUpUnreadable }: Rotating): Promise<void> {
  const isNew = await rotation.begin();
  const left = await rotation.left();
  say(`The master key is of version ${rotation.version}. Left under a former one: ${counted(left)}.`);
  if (isNew || left.length) await rewrapAll(rotation, giveUpUnreadable, say);
  else await rotation.giveUp();
  say(done(rotation.version));
}

async function rewrapAll(rotation: KeyRotationService, giveUpUnreadable: boolean, say: Rotating['say']): Promise<void> {
  const report = ({ table, done }: Rewrapped) => say(`${table}: ${done} wrapped anew`);
  await rotation.rewrap(report);
  say('Waiting until every process wraps with the new key …');
  await pause(SETTLED_MS);
  for (;;) {
    const unreadable = await rotation.rewrap(report, giveUpUnreadable);
    if (unreadable.length) throw new ConfigError([unreadableOnes(unreadable)]);
    if (await rotation.giveUp()) return;
    say(`Left: ${counted(await rotation.left())}.`);
    await pause(PAUSE_MS);
  }
}

function done(version: number): string {
  return `Nothing is left under a former master key; the present one is of version ${version}. Remove MASTER_KEY_PREVIOUS and start the portal's processes anew.`;
}

function counted(left: readonly Left[]): string {
  return left.map(({ table, keys }) => `${keys} of ${table}`).join(', ') || 'nothing';
}

function unreadableOnes(names: readonly string[]): string {
  const first = names.slice(0, NAMED).join(', ');
  return `${names.length} data keys open under neither master key, and so keep the former one in use: ${first}. All others are wrapped anew. To leave these unreadable for good: npm run keys:rotate -- --give-up-unreadable`;
}
