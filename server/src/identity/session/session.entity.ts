import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A current login. The row is the session: deleting it ends the session immediately, in every process. */
@Entity('sessions')
export class Session {
  /** SHA-256 of the token in the cookie, which itself is not stored. */
  @PrimaryColumn({ name: 'id_hash', type: 'text' }) idHash: string;
  @Column({ name: 'user_id', type: 'uuid' }) userId: string;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
  @Column({ name: 'last_seen_at', type: 'timestamptz' }) lastSeenAt: Date;
  /** The end that activity does not postpone. */
  @Column({ name: 'ends_at', type: 'timestamptz' }) endsAt: Date;
}
