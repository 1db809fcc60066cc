import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './frozen/row-level-security';

/** Files of the client, as the portals that run now and those of the last day have them. None of it is anybody's data. */
export class ClientFiles1795320035200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE client_files (
      path text COLLATE "C" PRIMARY KEY,
      content bytea NOT NULL,
      last_seen_at timestamptz NOT NULL DEFAULT now()
    )`);
    await db.query(`COMMENT ON COLUMN client_files.path IS 'a name that holds a hash of the content'; COMMENT ON COLUMN client_files.content IS 'compressed by gzip';
      COMMENT ON COLUMN client_files.last_seen_at IS 'when a portal said last that it brings the file along'`);
    await protect(db, 'client_files', { portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: 'true' } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE client_files');
  }
}
