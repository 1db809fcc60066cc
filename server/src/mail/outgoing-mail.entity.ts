import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailState } from '../../contract/src';
import type { CaseMailVariables, MailTemplate } from './mail-template';

/** A mail to one address: written in the transaction of what it tells, delivered later (spec 5.2). */
@Entity('outgoing_mails')
export class OutgoingMail {
  /** Also the left side of its Message-ID, which stays the same through all attempts. */
  @PrimaryColumn({ type: 'uuid', generated: 'uuid' }) id: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @Column({ name: 'case_id', type: 'bigint', nullable: true }) caseId: string | null;
  @Column({ name: 'once_key', type: 'text' }) onceKey: string;
  @Column('text') template: MailTemplate;
  @Column('text') recipient: string;
  @Column('jsonb') variables: CaseMailVariables;
  @Column('text') state: MailState;
  /** Times it was handed to a mail server; a server that could not be reached does not count. */
  @Column('integer') attempts: number;
  /** While queued: not before this instant. While sending: when the claim on it ends. */
  @Column({ name: 'next_attempt_at', type: 'timestamptz' }) nextAttemptAt: Date;
  /** A reply code or the kind of failure; never a server's words, which may quote the address. */
  @Column({ name: 'last_error', type: 'text', nullable: true }) lastError: string | null;
  @Column({ name: 'enqueued_at', type: 'timestamptz' }) enqueuedAt: Date;
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true }) sentAt: Date | null;
}
