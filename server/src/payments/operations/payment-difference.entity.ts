import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GatewayPaymentState, PaymentState } from '../../../contract/src';

/** The gateway and the portal disagree about a payment; a payment has at most one open difference. */
@Entity('payment_differences')
export class PaymentDifference {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  @Column({ name: 'order_id', type: 'bigint' }) orderId: string;
  /** The states of both at the last comparison. */
  @Column('text') ours: PaymentState;
  @Column('text') theirs: GatewayPaymentState;
  /** Integer yen; null if the gateway does not state it. */
  @Column({ name: 'their_amount', type: 'integer', nullable: true }) theirAmount: number | null;
  @Column({ name: 'found_at', type: 'timestamptz' }) foundAt: Date;
  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true }) resolvedAt: Date | null;
}
