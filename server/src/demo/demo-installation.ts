import type { EntityManager } from 'typeorm';
import { PlainError } from '../shared/errors/plain-error';

/** The error of `npm start` when the database is in real use. */
class DemoRefusedError extends PlainError {
  constructor() {
    super(
      "This database holds data that is not the demo's: demo data goes only into an empty database.\n" +
        'Point DATA_DIR or DATABASE_URL to another one, or start with `npm run serve`.',
    );
  }
}

export type DemoState = 'empty' | 'begun' | 'loaded';

/** How much of the demo data this database has; throws when the database is in real use. */
export async function demoState(tx: EntityManager): Promise<DemoState> {
  const [mark] = (await tx.query('SELECT demo, demo_loaded_at IS NOT NULL AS loaded FROM installation')) as {
    demo: boolean;
    loaded: boolean;
  }[];
  if (mark?.demo) return mark.loaded ? 'loaded' : 'begun';
  const [{ used }] = (await tx.query(
    'SELECT EXISTS (SELECT 1 FROM merchants) OR EXISTS (SELECT 1 FROM users) OR EXISTS (SELECT 1 FROM acquirers) AS used',
  )) as [{ used: boolean }];
  if (mark || used) throw new DemoRefusedError();
  return 'empty';
}

/** Marks an empty database as the demo's; when two processes do so at the same time, one fails. */
export function markAsDemo(tx: EntityManager): Promise<unknown> {
  return tx.query('INSERT INTO installation (demo) VALUES (true)');
}

export function markAsLoaded(tx: EntityManager, now: Date): Promise<unknown> {
  return tx.query('UPDATE installation SET demo_loaded_at = $1', [now]);
}

/** When loading began, possibly in an earlier process: all days of the demo are counted from it. */
export async function beganAt(tx: EntityManager): Promise<Date> {
  const [row] = (await tx.query('SELECT min(created_at) AS at FROM acquirer_keys')) as [{ at: Date }];
  return row.at;
}
