import { type BeforeQueryEvent, type EntitySubscriberInterface, EventSubscriber, type QueryRunner } from 'typeorm';

const IS_OVER = 'isOver';
const ENDS = /^(COMMIT|ROLLBACK)$/;

/** From now on the transaction accepts nothing but its end. */
export function closeTransaction(runner: QueryRunner): void {
  (runner.data as Record<string, unknown>)[IS_OVER] = true;
}

/**
 * Refuses a statement that is sent while its transaction is being ended (of two parallel statements one has failed, and
 * the other's successor comes late): after the end it would run as the login user, whom row-level security may not
 * restrict.
 */
@EventSubscriber()
export class TransactionEnd implements EntitySubscriberInterface {
  beforeQuery({ queryRunner, query }: BeforeQueryEvent): void {
    const { [IS_OVER]: isOver } = queryRunner.data as Record<string, unknown>;
    if (isOver && !ENDS.test(query)) throw new Error('asked after the end of its transaction');
  }
}
