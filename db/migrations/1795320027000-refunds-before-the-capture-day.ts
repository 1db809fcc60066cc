import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A refund that was asked for before the 売上日 counted as too late for ever: so did one of an authorisation. Both can be asked for
 * again; what was refused on or after the day of its capture stays too late.
 */
export class RefundsBeforeTheCaptureDay1795320027000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The role that sees payments of all merchants: the tables' owner sees none.
    await db.query('SET LOCAL ROLE portal_system');
    await db.query(`UPDATE payments p SET window_over = false WHERE window_over AND NOT (state = 'captured' AND EXISTS (
      SELECT 1 FROM payment_operations o WHERE o.merchant_id = p.merchant_id AND o.order_id = p.order_id
        AND o.kind = 'refund' AND o.state = 'declined' AND o.code ~ '^[0-9]{3}56' AND o.operate_on >= p.captured_on))`);
    await db.query('RESET ROLE');
  }

  /** What was told wrongly is not told again. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
