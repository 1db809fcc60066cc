import type { EntityManager } from 'typeorm';
import { User } from '../identity/user.entity';
import { AcquirerKey } from '../intake/acquirers/acquirer-key.entity';
import { Acquirer } from '../intake/acquirers/acquirer.entity';
import { Merchant } from '../merchants/merchant.entity';
import { PlainError } from '../shared/errors/plain-error';
import { Installation } from './installation.entity';

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
  const mark = await tx.findOneBy(Installation, { id: true });
  if (mark?.demo) return mark.demoLoadedAt ? 'loaded' : 'begun';
  const isUsed = (await tx.exists(Merchant)) || (await tx.exists(User)) || (await tx.exists(Acquirer));
  if (mark || isUsed) throw new DemoRefusedError();
  return 'empty';
}

/** Marks an empty database as the demo's; when two processes do so at the same time, one fails. */
export function markAsDemo(tx: EntityManager): Promise<unknown> {
  return tx.insert(Installation, { demo: true });
}

export function markAsLoaded(tx: EntityManager, now: Date): Promise<unknown> {
  return tx.update(Installation, { id: true }, { demoLoadedAt: now });
}

/** When loading began, possibly in an earlier process: all days of the demo are counted from it. */
export async function beganAt(tx: EntityManager): Promise<Date> {
  const { createdAt } = await tx.findOneOrFail(AcquirerKey, { where: {}, order: { createdAt: 'ASC' } });
  return createdAt;
}
