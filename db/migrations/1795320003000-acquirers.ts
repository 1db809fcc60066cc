import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

export class Acquirers1795320003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE acquirers (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      code text COLLATE "C" NOT NULL UNIQUE,
      name text NOT NULL,
      active boolean NOT NULL DEFAULT true
    )`);
    await db.query(`CREATE TABLE acquirer_keys (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      acquirer_id uuid NOT NULL REFERENCES acquirers,
      key_hash text COLLATE "C" NOT NULL UNIQUE,
      label text NOT NULL,
      active boolean NOT NULL DEFAULT true,
      created_at timestamptz NOT NULL
    )`);
    const read = { may: 'SELECT', rows: ROWS.all };
    const system = { portal_system: { may: 'SELECT, INSERT, UPDATE', rows: ROWS.all } };
    await protect(db, 'acquirers', { portal_app: read, portal_support: read, portal_intake: read, ...system });
    await protect(db, 'acquirer_keys', system);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE acquirer_keys, acquirers');
  }
}
