import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { prepared } from '../shared/database/statement';
import { onConnection, sendTogether } from '../shared/tenancy/pipeline';

/**
 * Functions of the database (db/migrations, look-ups) that take on the server's role by themselves: no transaction is
 * needed.
 */
type LookUp = 'look_up_session' | 'look_up_acquirer_key' | 'look_up_merchant_key';

type Row = Readonly<Record<string, unknown>>;

/** The most hashes that one statement looks up. */
const MOST_AT_ONCE = 100;

/**
 * Identifies the caller of every request by the SHA-256 of its key or token. Requests that arrive together are looked
 * up in one statement, because the round trip costs more than the look-up itself. Nothing is cached: the rows are read
 * after the request has arrived.
 */
@Injectable()
export class LookUpsService {
  private readonly loaders = new Map<LookUp, DataLoader<string, Row | null>>();

  constructor(private readonly dataSource: DataSource) {}

  /** null = nobody. */
  find<Found extends object>(name: LookUp, hash: string): Promise<Found | null> {
    return this.loader(name).load(hash) as Promise<Found | null>;
  }

  private loader(name: LookUp): DataLoader<string, Row | null> {
    const loader =
      this.loaders.get(name) ??
      new DataLoader((hashes) => this.ask(name, hashes), {
        cache: false,
        maxBatchSize: MOST_AT_ONCE,
        batchScheduleFn: setImmediate,
      });
    this.loaders.set(name, loader);
    return loader;
  }

  /** Returns rows in the order of `hashes`. */
  private async ask(name: LookUp, hashes: readonly string[]): Promise<(Row | null)[]> {
    const asked = prepared(
      `SELECT w.place::integer, f.* FROM unnest($1::text[]) WITH ORDINALITY AS w (hash, place) CROSS JOIN LATERAL ${name}(w.hash) AS f`,
      [hashes],
    );
    const [rows] = await onConnection(this.dataSource, (connection) => sendTogether(connection, [asked]));
    const found = new Map(rows!.map((row) => [row['place'], row]));
    return hashes.map((_, i) => found.get(i + 1) ?? null);
  }
}
