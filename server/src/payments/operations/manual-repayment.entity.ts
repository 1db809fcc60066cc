import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * 直接返金: the buyer was repaid outside of the card system, because a refund was no longer possible. Once per order.
 */
@Entity('manual_repayments')
export class ManualRepayment {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'order_id', type: 'bigint' }) orderId: string;
  @Column({ name: 'repaid_on', type: 'date' }) repaidOn: string;
  @Column('integer') amount: number;
  @Column('text') note: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'recorded_by', type: 'uuid' }) recordedBy: string;
  @Column({ name: 'recorded_by_name', type: 'text' }) recordedByName: string;
}
