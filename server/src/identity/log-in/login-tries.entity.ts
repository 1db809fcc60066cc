import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The counted attempts to log in of a user, a network or a browser. */
@Entity('login_throttles')
export class LoginTries {
  /** The table contains no user names or addresses. */
  @PrimaryColumn({ name: 'subject_hash', type: 'text' }) subjectHash: string;
  @Column('integer') failures: number;
  @Column({ name: 'last_failed_at', type: 'timestamptz' }) lastFailedAt: Date;
}
