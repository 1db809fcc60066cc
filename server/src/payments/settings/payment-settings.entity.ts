import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CardBrand } from '../../../contract/src';
import type { StoredAccount } from './stored-account.entity';

/** What a service has agreed about its card payments (spec 4.3). */
@Entity('payment_settings')
export class PaymentSettings {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'service_id', type: 'text' }) serviceId: string;
  /** The number of changes, which the database counts. */
  @Column({ type: 'integer', insert: false, update: false }) version: number;
  /** Where new payments are authorised. */
  @Column({ name: 'gateway_account_id', type: 'bigint' }) gatewayAccountId: string;
  @Column({ name: 'authorization_days', type: 'integer' }) authorizationDays: number;
  @Column({ name: 'card_brands', type: 'text', array: true }) cardBrands: CardBrand[];
  @Column({ name: 'security_code', type: 'boolean' }) securityCode: boolean;
  @Column({ name: 'three_d_secure', type: 'boolean' }) threeDSecure: boolean;
  /** By brand: days after a capture on which a refund still works; a brand left out: the gateway decides. */
  @Column({ name: 'refund_days', type: 'jsonb' }) refundDays: Readonly<Partial<Record<CardBrand, number>>>;

  /** The account that `gatewayAccountId` names, where it was read with them; null = no gateway: the service takes no card payments here. */
  account: StoredAccount | null;
}
