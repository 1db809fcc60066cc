import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

export class AuditAndMail1795320006000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE audit_entries (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      merchant_id text COLLATE "C",
      case_id bigint,
      event text NOT NULL,
      actor_kind text NOT NULL CHECK (actor_kind IN ('merchant', 'support', 'acquirer', 'system')),
      actor_id uuid,
      actor_name text NOT NULL,
      from_address inet,
      revision integer,
      at timestamptz NOT NULL
    )`);
    await db.query('CREATE INDEX audit_entries_of_case ON audit_entries (merchant_id, case_id, id)');
    await db.query(`CREATE TABLE outgoing_mails (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      merchant_id text COLLATE "C" NOT NULL REFERENCES merchants,
      case_id bigint,
      once_key text COLLATE "C" NOT NULL UNIQUE,
      template text NOT NULL,
      recipient text NOT NULL,
      variables jsonb NOT NULL,
      state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
      attempts integer NOT NULL DEFAULT 0,
      next_attempt_at timestamptz NOT NULL,
      last_error text,
      enqueued_at timestamptz NOT NULL,
      sent_at timestamptz,
      FOREIGN KEY (merchant_id, case_id) REFERENCES support_cases (merchant_id, id)
    )`);
    await db.query(`CREATE INDEX outgoing_mails_due ON outgoing_mails (next_attempt_at) WHERE state IN ('queued', 'sending');
      CREATE INDEX outgoing_mails_of_case ON outgoing_mails (merchant_id, case_id)`);
    await this.protectTables(db);
  }

  private async protectTables(db: QueryRunner): Promise<void> {
    // Append-only: no role may update or delete an entry.
    await protect(db, 'audit_entries', {
      portal_app: { may: 'SELECT, INSERT', rows: ROWS.ofVisibleCase },
      portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
      portal_intake: { may: 'INSERT', rows: ROWS.ofMerchant },
      portal_system: { may: 'SELECT, INSERT', rows: ROWS.all },
    });
    await protect(db, 'outgoing_mails', {
      portal_app: { may: 'INSERT', rows: ROWS.ofMerchant },
      portal_support: { may: 'SELECT, INSERT', rows: ROWS.all },
      portal_intake: { may: 'INSERT', rows: ROWS.ofMerchant },
      portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all },
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE outgoing_mails, audit_entries');
  }
}
