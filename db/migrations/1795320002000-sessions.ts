import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

export class Sessions1795320002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Only hashes of session ids and tokens: who reads the table can take over nothing.
    await db.query(`CREATE TABLE sessions (
      id_hash text COLLATE "C" PRIMARY KEY,
      user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL
    )`);
    await db.query(
      'CREATE INDEX sessions_by_user ON sessions (user_id); CREATE INDEX sessions_by_end ON sessions (ends_at)',
    );
    await db.query(`CREATE TABLE login_throttles (
      subject_hash text COLLATE "C" PRIMARY KEY,
      failures integer NOT NULL,
      last_failed_at timestamptz NOT NULL
    )`);
    await db.query(`CREATE TABLE password_links (
      token_hash text COLLATE "C" PRIMARY KEY,
      user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
      expires_at timestamptz NOT NULL,
      used_at timestamptz
    )`);
    const access = { portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all } };
    for (const table of ['sessions', 'login_throttles', 'password_links']) await protect(db, table, access);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE password_links, login_throttles, sessions');
  }
}
