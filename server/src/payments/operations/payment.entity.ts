import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CardBrand, PaymentState } from '../../../contract/src';

/** The value of `compareAt` that the database also sets itself when a payment's state changes. */
export const CHANGED = new Date(0);

/**
 * The card payment behind an order. Its card is stored as a brand, a mask and 4 digits; the number is never received.
 */
@Entity('payments')
export class Payment {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'order_id', type: 'bigint' }) orderId: string;
  /**
   * The account that authorised it. null = its service had none then: the service's present account counts as the one,
   * and is stored here when the service leaves it.
   */
  @Column({ name: 'gateway_account_id', type: 'bigint', nullable: true }) gatewayAccountId: string | null;
  /** トラッキングID, 14 digits. */
  @Column({ name: 'tracking_id', type: 'text' }) trackingId: string;
  /** The gateway's own id of the authorisation. */
  @Column({ name: 'transaction_id', type: 'text', nullable: true }) transactionId: string | null;
  /** Integer yen; never changes (spec 4.1, point 5). */
  @Column('integer') amount: number;
  @Column('text') state: PaymentState;
  @Column({ name: 'card_brand', type: 'text' }) cardBrand: CardBrand;
  @Column({ name: 'masked_card_number', type: 'text' }) maskedCardNumber: string;
  @Column({ name: 'approval_code', type: 'text', nullable: true }) approvalCode: string | null;
  @Column({ name: 'authorized_at', type: 'timestamptz' }) authorizedAt: Date;
  /** The last day (JST) on which the authorisation is held and can be cancelled. */
  @Column({ name: 'authorization_ends_on', type: 'date' }) authorizationEndsOn: string;
  /**
   * The last day (JST) on which a capture is possible: that day, but not after the third month from the authorisation.
   * Calculated by the database.
   */
  @Column({ name: 'capture_ends_on', type: 'date', insert: false, update: false }) captureEndsOn: string;
  /** 自動売上. */
  @Column({ name: 'auto_captured', type: 'boolean' }) autoCaptured: boolean;
  @Column({ name: 'captured_on', type: 'date', nullable: true }) capturedOn: string | null;
  /** The day of the refund, or of the authorisation's cancellation. */
  @Column({ name: 'refunded_on', type: 'date', nullable: true }) refundedOn: string | null;
  /** The gateway stated that the card company's closing date has passed. */
  @Column({ name: 'window_over', type: 'boolean' }) windowOver: boolean;
  /**
   * From when on it is compared with the gateway; null = there is nothing to compare. `CHANGED`: its state has changed
   * since the last comparison. While it is being compared: the end of that claim.
   */
  @Column({ name: 'compare_at', type: 'timestamptz', nullable: true }) compareAt: Date | null;

  capture(on: string): void {
    this.state = 'captured';
    this.capturedOn = on;
  }

  /** Before a capture the authorisation is cancelled, after it the money is refunded. */
  refund(on: string): void {
    this.state = this.state === 'captured' ? 'refunded' : 'voided';
    this.refundedOn = on;
  }
}
