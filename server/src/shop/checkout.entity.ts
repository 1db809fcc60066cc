import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Checkout as CheckoutView, CheckoutState } from '../../contract/src/demo';

/** One attempt to pay for a cart; the cart's unique index allows no second one to be open or to succeed (spec 4.4). */
@Entity('checkouts')
export class Checkout {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column({ name: 'cart_id', type: 'uuid' }) cartId: string;
  @Column({ name: 'service_id', type: 'text' }) serviceId: string;
  /**
   * The account that authorises it, whatever account its service uses in the meantime; null = unknown, because it dates
   * from before accounts were stored.
   */
  @Column({ name: 'gateway_account_id', type: 'bigint', nullable: true }) gatewayAccountId: string | null;
  /** 注文番号 and the gateway's order id: drawn for each attempt, never used twice. */
  @Column({ name: 'order_number', type: 'text' }) orderNumber: string;
  /** Integer yen. */
  @Column('integer') total: number;
  /** `CheckoutContent`, encrypted; null once the outcome is known. */
  @Column({ name: 'sealed_content', type: 'bytea', nullable: true }) sealedContent: Buffer | null;
  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true }) wrappedKey: Buffer | null;
  @Column({ name: 'master_key_version', type: 'integer', nullable: true }) masterKeyVersion: number | null;
  @Column('text') state: CheckoutState;
  @Column({ type: 'text', nullable: true }) code: string | null;
  /** The time of the last request to the gateway that may move money. */
  @Column({ name: 'requested_at', type: 'timestamptz' }) requestedAt: Date;
  @Column({ name: 'limit_seconds', type: 'integer' }) limitSeconds: number;
  /** In the state `challenge`: when the wait for the cardholder ends. */
  @Column({ name: 'next_look_up_at', type: 'timestamptz' }) nextLookUpAt: Date;
  @Column({ name: 'look_ups', type: 'integer' }) lookUps: number;
  @Column({ name: 'authentication_id', type: 'text', nullable: true }) authenticationId: string | null;
  @Column({ name: 'challenge_url', type: 'text', nullable: true }) challengeUrl: string | null;

  /** The gateway's id, recorded before the authorisation is made final; null until then. */
  @Column({ name: 'tracking_id', type: 'text', nullable: true }) trackingId: string | null;

  /** The data that the buyer may see: nothing about a person. */
  view(): CheckoutView {
    const { id, state, orderNumber, total, code } = this;
    const { challengeUrl, authenticationId } =
      state === 'challenge' ? this : { challengeUrl: null, authenticationId: null };
    return { id, state, orderNumber, total, code, challengeUrl, authenticationId };
  }
}
