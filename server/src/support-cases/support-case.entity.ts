import { Column, Entity, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import {
  type AnswerContext,
  answerContext,
  type CaseAct,
  type CaseCategory,
  type CaseStatus,
  caseStatus,
  type NoticeTypeCode,
  type Party,
  statusAfter,
} from '../../contract/src';
import { DomainError } from '../shared/domain-error';
import { PaymentInformation } from './payment-information.entity';

/** 案件: one acquirer request and what became of it. Its statuses and the transitions between them are its category's (`contract/categories`), and nothing else. */
@Entity('support_cases')
export class SupportCase {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  /** 依頼管理番号; made by the database from the id. */
  @Column({ name: 'case_number', type: 'text', insert: false, update: false }) caseNumber: string;
  @Column({ name: 'service_id', type: 'text' }) serviceId: string;
  @Column({ name: 'acquirer_id', type: 'uuid' }) acquirerId: string;
  @Column({ name: 'acquirer_reference', type: 'text' }) acquirerReference: string;
  /** SHA-256 of the request as the acquirer sent it (spec 3.2, "same content"). */
  @Column({ name: 'request_hash', type: 'bytea' }) requestHash: Buffer;
  @Column('text') category: CaseCategory;
  @Column({ name: 'notice_type', type: 'text' }) noticeType: NoticeTypeCode;
  @Column('text') status: CaseStatus;
  /** Derived by the database from the status. */
  @Column({ name: 'is_open', type: 'boolean', insert: false, update: false }) isOpen: boolean;
  @Column({ name: 'requested_on', type: 'date' }) requestedOn: string;
  @Column({ name: 'answer_due_on', type: 'date' }) answerDueOn: string;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true }) answeredAt: Date | null;
  /** When somebody of the merchant first viewed it; null = unread. */
  @Column({ name: 'first_opened_at', type: 'timestamptz', nullable: true }) firstViewedAt: Date | null;
  /** Number of answers registered so far. */
  @Column('integer') revision: number;
  /** Counted by the database with each change of what the sheet shows. */
  @Column({ type: 'integer', insert: false, update: false }) version: number;
  @Column({ type: 'text', nullable: true }) summary: string | null;
  /** 加盟店様への依頼補足事項. */
  @Column({ name: 'supplementary_note', type: 'text', nullable: true }) supplementaryNote: string | null;

  @OneToOne(() => PaymentInformation, (payment) => payment.supportCase)
  payment: Relation<PaymentInformation>;

  /**
   * Brings the case to where its category's transitions lead an act of a party; false where it is there already. Throws 409
   * `invalid_state` for whatever stands in no transition. The caller records it (`CaseActsService`).
   */
  become(act: CaseAct, by: Party): boolean {
    const status = statusAfter(this.category, this.status ?? null, act, by);
    if (!status) throw new DomainError('invalid_state', `${this.caseNumber} is ${this.status}: no ${act} by ${by}`);
    const changed = status !== this.status;
    this.status = status;
    this.isOpen = caseStatus(status).open;
    return changed;
  }

  /** Takes a merchant's answer and says which revision it is. An answer counts once. */
  answer(now: Date): number {
    this.become('answer', 'merchant');
    this.answeredAt = now;
    this.revision += 1;
    return this.revision;
  }

  /** Asks for a corrected answer that is due on a day of its own; says which revision is being corrected (0 = none was given). */
  reopen(answerDueOn: string): number {
    this.become('reopen', 'support');
    this.answerDueOn = answerDueOn;
    return this.revision;
  }

  /** What the rules for an answer need to know of this case. */
  answerContext(today: string): AnswerContext {
    return answerContext(this, today);
  }
}
