import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CardBrand } from '../../../../contract/src';
import type { SandboxOutcome } from '../../../../contract/src/demo';
import type { GatewayState } from '../payment-gateway';

/** A payment as the sandbox knows it: like the provider's, it is independent of the portal's own rows. */
@Entity('sandbox_payments')
export class SandboxPayment {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'tracking_id', type: 'text' }) trackingId: string;
  /** Unique within the merchant. */
  @Column({ name: 'order_id', type: 'text' }) orderId: string;
  /** Integer yen. */
  @Column('integer') amount: number;
  @Column('text') outcome: SandboxOutcome;
  @Column('text') status: Exclude<GatewayState['status'], 'none'>;
  @Column({ name: 'processed_on', type: 'date', nullable: true }) processedOn: string | null;
  @Column({ name: 'authorized_at', type: 'timestamptz' }) authorizedAt: Date;
  /** The card's brand; null if the payment was authorised elsewhere. */
  @Column({ type: 'text', nullable: true }) brand: CardBrand | null;
  @Column({ name: 'last_digits', type: 'text', nullable: true }) lastDigits: string | null;
}
