import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A login that is going on. The row is the session: deleting it ends it at once, in every process. */
@Entity('sessions')
export class Session {
  /** SHA-256 of the token in the cookie, which itself is kept nowhere. */
  @PrimaryColumn({ name: 'id_hash', type: 'text' }) idHash: string;
  @Column({ name: 'user_id', type: 'uuid' }) userId: string;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
  @Column({ name: 'last_seen_at', type: 'timestamptz' }) lastSeenAt: Date;
  /** The end that no activity can put off. */
  @Column({ name: 'ends_at', type: 'timestamptz' }) endsAt: Date;
}
