import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailState } from '../../contract/src';
import type { Mails, MailTemplate } from './mails';

/**
 * A mail to one address: written in the transaction of the event that it reports, delivered later (spec 5.2). What it
 * says is read from the database when it leaves.
 */
@Entity('outgoing_mails')
export class OutgoingMail {
  /** Also the left side of the Message-ID, which is the same at all attempts. */
  @PrimaryColumn({ type: 'uuid', generated: 'uuid' }) id: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @Column({ name: 'case_id', type: 'bigint', nullable: true }) caseId: string | null;
  @Column({ name: 'once_key', type: 'text' }) onceKey: string;
  @Column('text') template: MailTemplate;
  @Column('text') recipient: string;
  @Column('jsonb') facts: Partial<Mails[MailTemplate]['facts']>;
  @Column('text') state: MailState;
  /** How often it was handed to a mail server; an attempt that did not reach the server does not count. */
  @Column('integer') attempts: number;
  /** While queued: it is not sent before this instant. While sending: when its claim expires. */
  @Column({ name: 'next_attempt_at', type: 'timestamptz' }) nextAttemptAt: Date;
  /** A reply code or the kind of failure; never a server's own text, which may quote the address. */
  @Column({ name: 'last_error', type: 'text', nullable: true }) lastError: string | null;
  @Column({ name: 'enqueued_at', type: 'timestamptz' }) enqueuedAt: Date;
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true }) sentAt: Date | null;
}
