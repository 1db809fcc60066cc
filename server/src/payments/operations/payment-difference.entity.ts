import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GatewayPaymentState, PaymentState } from '../../../contract/src';

/** The gateway says something else of a payment than the portal; a payment has at most one that is open. */
@Entity('payment_differences')
export class PaymentDifference {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  @Column({ name: 'order_id', type: 'bigint' }) orderId: string;
  /** As both stood when they were compared last. */
  @Column('text') ours: PaymentState;
  @Column('text') theirs: GatewayPaymentState;
  /** Integer yen; null where the gateway does not tell it. */
  @Column({ name: 'their_amount', type: 'integer', nullable: true }) theirAmount: number | null;
  @Column({ name: 'found_at', type: 'timestamptz' }) foundAt: Date;
  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true }) resolvedAt: Date | null;
}
