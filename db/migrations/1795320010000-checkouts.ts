import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

/** A buyer's attempts to pay for a cart: written down before the gateway is called, so that none is lost and none is made twice (spec 4.4). */
export class Checkouts1795320010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE checkouts (
      merchant_id text COLLATE "C" NOT NULL,
      id uuid NOT NULL,
      cart_id uuid NOT NULL,
      service_id text COLLATE "C" NOT NULL,
      order_number text COLLATE "C" NOT NULL,
      total integer NOT NULL CHECK (total BETWEEN 1 AND 9999999),
      sealed_content bytea,
      wrapped_key bytea,
      master_key_version integer,
      state text COLLATE "C" NOT NULL CHECK (state IN ('requested', 'challenge', 'unknown', 'authorized', 'declined')),
      code text,
      requested_at timestamptz NOT NULL,
      limit_seconds integer NOT NULL,
      next_look_up_at timestamptz NOT NULL,
      look_ups integer NOT NULL DEFAULT 0,
      authentication_id text,
      challenge_url text,
      tracking_id text COLLATE "C" CHECK (tracking_id ~ '^[0-9]{14}$'),
      PRIMARY KEY (merchant_id, id),
      UNIQUE (merchant_id, order_number),
      FOREIGN KEY (merchant_id, service_id) REFERENCES services,
      CHECK ((state = 'declined') = (code IS NOT NULL)),
      CHECK (state <> 'challenge' OR authentication_id IS NOT NULL),
      CHECK ((state IN ('authorized', 'declined')) = (sealed_content IS NULL)),
      CHECK ((sealed_content IS NULL) = (wrapped_key IS NULL) AND (wrapped_key IS NULL) = (master_key_version IS NULL))
    )`);
    await db.query(
      `COMMENT ON COLUMN checkouts.sealed_content IS 'the order to be placed, and the card''s token; thrown away once the outcome is known'`,
    );
    await db.query(
      `COMMENT ON COLUMN checkouts.tracking_id IS 'known before the authorisation is made final: a provider may know it by nothing else'`,
    );
    // The rule "once" itself: a second click, a second tab or a retry finds this row instead of authorising again.
    await db.query(`CREATE UNIQUE INDEX checkouts_one_of_cart ON checkouts (merchant_id, cart_id) WHERE state <> 'declined';
      CREATE INDEX checkouts_due ON checkouts (next_look_up_at) WHERE state IN ('requested', 'challenge', 'unknown')`);
    const changes =
      'UPDATE (state, code, sealed_content, wrapped_key, master_key_version, requested_at, next_look_up_at, look_ups, authentication_id, challenge_url, tracking_id)';
    await protect(db, 'checkouts', {
      portal_app: { may: `SELECT, INSERT, ${changes}`, rows: ROWS.ofMerchant },
      portal_system: { may: 'SELECT, UPDATE (next_look_up_at, look_ups)', rows: ROWS.all },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE checkouts');
  }
}
