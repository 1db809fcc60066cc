import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 再オープン: support reopened revision `revision`, with the reason. */
@Entity('reopenings')
export class Reopening {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'case_id', type: 'bigint' }) caseId: string;
  @PrimaryColumn('integer') revision: number;
  @Column('text') reason: string;
  /** The due day of the correction; null for reopenings that kept the case's former day. */
  @Column({ name: 'answer_due_on', type: 'date', nullable: true }) answerDueOn: string | null;
  @Column({ name: 'reopened_at', type: 'timestamptz' }) reopenedAt: Date;
  @Column({ name: 'reopened_by', type: 'uuid' }) reopenedBy: string;
  @Column({ name: 'reopened_by_name', type: 'text' }) reopenedByName: string;
}
