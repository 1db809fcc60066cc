import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser in which a user has logged in before. */
@Entity('known_devices')
export class KnownDevice {
  /** SHA-256 of the token in the cookie, which changes with each login. */
  @PrimaryColumn({ name: 'device_hash', type: 'text' }) deviceHash: string;
  /** The database id of the user. */
  @PrimaryColumn({ name: 'user_id', type: 'uuid' }) userId: string;
  /** Permanent; drawn by the database. */
  @Column({ type: 'uuid', insert: false, update: false }) id: string;
  @Column({ name: 'last_login_at', type: 'timestamptz' }) lastLoginAt: Date;
}
