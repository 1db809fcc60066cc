import { LessThan } from 'typeorm';
import { ConfigError } from '../../config';
import { prepared, type Statement } from '../database/statement';
import { runIn } from '../tenancy/asked';
import { SYSTEM_SCOPE } from '../tenancy/scope';
import { Tenancy } from '../tenancy/tenancy';
import { isForeignKeyViolation } from '../errors/unique-violation';
import type { KeptKeys } from './kept-keys';
import { MasterKeys, type WrappedKey } from './master-keys';
import { registeredKeys } from './master-keys.service';
import { RegisteredKey } from './registered-key.entity';

/** The number of rows that are locked at a time: a person who answers a case waits no longer than one batch takes. */
const BATCH = 200;

/** The progress within a table, after each batch. */
export interface Rewrapped {
  readonly table: string;
  readonly done: number;
}

export interface Left {
  readonly table: string;
  /** Data keys that are still wrapped under a former master key. */
  readonly keys: number;
}

type Row = Readonly<Record<string, unknown>> & WrappedKey & { readonly owner: string };

/**
 * Changes the master key while the portal runs: data keys are wrapped again; the data that they encrypt stays as it is.
 * Every step may be repeated, also by several processes at the same time, and a killed process leaves the rest to the
 * next; the key versions in the rows show what is left.
 */
export class KeyRotationService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly keys: MasterKeys,
    private readonly kept: readonly KeptKeys[],
  ) {}

  /** The version that everything is wrapped with from now on. */
  get version(): number {
    return this.keys.version;
  }

  /**
   * Makes MASTER_KEY the key that all processes wrap with from now on; returns false if it is already. Throws when
   * another process introduces a different key.
   */
  begin(): Promise<boolean> {
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      if (!this.keys.isPresentNew) return false;
      const version = this.keys.version + 1;
      const key = { version, checkValue: this.keys.checkValue(version) };
      await tx.createQueryBuilder().insert().into(RegisteredKey).values(key).orIgnore().updateEntity(false).execute();
      this.keys.take(await registeredKeys(tx));
      if (this.keys.isPresentNew)
        throw new ConfigError([
          `another master key of version ${version} is being brought in: MASTER_KEY must be that one`,
        ]);
      return true;
    });
  }

  /**
   * Wraps again all keys that are wrapped with a former key; locked rows are left for the next call. Returns the names
   * of keys that no master key can unwrap; these keep the former key in use unless they are given up: then they stay
   * unchanged and unreadable, and count as done.
   */
  async rewrap(report: (rewrapped: Rewrapped) => void, giveUpUnreadable = false): Promise<string[]> {
    const unreadable: string[] = [];
    for (const keeper of this.kept) {
      for (let last: Row | undefined, done = 0; ;) {
        const rows = await this.batch(keeper, last, unreadable, giveUpUnreadable);
        if (!rows.length) break;
        report({ table: keeper.table, done: (done += rows.length) });
        last = rows.at(-1);
      }
    }
    return unreadable;
  }

  /** The numbers of keys that are left under former master keys, for tables that have any. */
  left(): Promise<Left[]> {
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const counted: Left[] = [];
      for (const { table } of this.kept) {
        const [row] = (await tx.query(`SELECT count(*)::integer AS keys FROM ${table} WHERE master_key_version <> $1`, [
          this.keys.version,
        ])) as [{ keys: number }];
        if (row.keys) counted.push({ table, keys: row.keys });
      }
      return counted;
    });
  }

  /**
   * Retires the former keys: from then on the database rejects anything that is wrapped with them. false = something
   * still is.
   */
  async giveUp(): Promise<boolean> {
    try {
      await this.tenancy.as(SYSTEM_SCOPE, (tx) => tx.delete(RegisteredKey, { version: LessThan(this.keys.version) }));
      return true;
    } catch (error) {
      if (isForeignKeyViolation(error)) return false;
      throw error;
    }
  }

  private batch(
    { table, id, owner }: KeptKeys,
    last: Row | undefined,
    unreadable: string[],
    giveUpUnreadable: boolean,
  ): Promise<Row[]> {
    const { version } = this.keys;
    const after = last ? `AND (${id.join(', ')}) > (${id.map((_, i) => `$${i + 2}`).join(', ')})` : '';
    return this.tenancy.as(SYSTEM_SCOPE, async (tx) => {
      const rows = (await tx.query(
        `SELECT ${id.join(', ')}, wrapped_key AS "wrappedKey", master_key_version AS "masterKeyVersion", ${owner} AS owner FROM ${table}
         WHERE master_key_version <> $1 ${after} ORDER BY ${id.join(', ')} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [version, ...(last ? id.map((column) => last[column]) : [])],
      )) as Row[];
      await runIn(
        tx,
        rows.map((row) => this.wrappedAnew(table, id, row, unreadable, giveUpUnreadable)),
      );
      return rows;
    });
  }

  /** null: the row stays as it is. */
  private wrappedAnew(
    table: string,
    id: readonly string[],
    row: Row,
    unreadable: string[],
    giveUpUnreadable: boolean,
  ): Statement | null {
    const again =
      this.again(row) ??
      (giveUpUnreadable ? { wrappedKey: row.wrappedKey, masterKeyVersion: this.version } : undefined);
    if (!again) {
      unreadable.push(row.owner);
      return null;
    }
    const named = id.map((column, i) => `${column} = $${i + 3}`).join(' AND ');
    return prepared(`UPDATE ${table} SET wrapped_key = $1, master_key_version = $2 WHERE ${named}`, [
      again.wrappedKey,
      again.masterKeyVersion,
      ...id.map((column) => row[column]),
    ]);
  }

  private again(row: Row): WrappedKey | undefined {
    try {
      return this.keys.wrap(this.keys.unwrap(row, row.owner), row.owner);
    } catch {
      return undefined;
    }
  }
}
