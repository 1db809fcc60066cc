import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, ROWS } from './frozen/row-level-security';

/** Browsers in which users were let in before: several users may share one, a user may have several. */
export class KnownDevices1795320024000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE known_devices (
      device_hash text COLLATE "C" NOT NULL,
      user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
      last_login_at timestamptz NOT NULL,
      PRIMARY KEY (device_hash, user_id)
    )`);
    await db.query(
      'CREATE INDEX known_devices_by_user ON known_devices (user_id); CREATE INDEX known_devices_by_login ON known_devices (last_login_at)',
    );
    await protect(db, 'known_devices', { portal_system: { may: 'SELECT, INSERT, UPDATE, DELETE', rows: ROWS.all } });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE known_devices');
  }
}
