import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 依頼取下げ: the acquirer withdrew its request. */
@Entity('withdrawals')
export class Withdrawal {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'case_id', type: 'bigint' }) caseId: string;
  @Column('text') reason: string;
  @Column({ name: 'withdrawn_at', type: 'timestamptz' }) withdrawnAt: Date;
  @Column({ name: 'withdrawn_by_name', type: 'text' }) withdrawnByName: string;
}
