import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

/** Keys of merchants' own systems (spec 3.4), and what each of their repeatable calls made. */
export class MerchantKeys1795320011000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE merchant_keys (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      merchant_id text COLLATE "C" NOT NULL REFERENCES merchants,
      key_hash text COLLATE "C" NOT NULL UNIQUE,
      scopes text[] NOT NULL CHECK (scopes <@ '{cases:read,drafts:write,answers:write,orders:write}'::text[] AND scopes <> '{}'),
      label text NOT NULL,
      active boolean NOT NULL DEFAULT true,
      created_at timestamptz NOT NULL
    )`);
    await db.query(`CREATE TABLE order_calls (
      merchant_id text COLLATE "C" NOT NULL,
      idempotency_key text COLLATE "C" NOT NULL CHECK (idempotency_key ~ '^[!-~]{1,64}$'),
      content_hash bytea NOT NULL,
      order_id bigint NOT NULL,
      called_at timestamptz NOT NULL,
      PRIMARY KEY (merchant_id, idempotency_key),
      FOREIGN KEY (merchant_id, order_id) REFERENCES orders (merchant_id, id)
    )`);
    await db.query(`COMMENT ON TABLE order_calls IS 'Idempotency-Key of each call that placed an order'`);
    await protect(db, 'merchant_keys', { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } });
    await protect(db, 'order_calls', { portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofMerchant } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE order_calls, merchant_keys');
  }
}
