import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time link with which a user sets a password. */
@Entity('password_links')
export class PasswordLink {
  /** SHA-256 of the token in the link, which itself is not stored. */
  @PrimaryColumn({ name: 'token_hash', type: 'text' }) tokenHash: string;
  /** The database id of the user. */
  @Column({ name: 'user_id', type: 'uuid' }) userId: string;
  @Column({ name: 'expires_at', type: 'timestamptz' }) expiresAt: Date;
  @Column({ name: 'used_at', type: 'timestamptz', nullable: true }) usedAt: Date | null;
}
