import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CardBrand } from '../../../contract/src';
import type { StoredAccount } from './stored-account.entity';

/** The agreement of a service about its card payments (spec 4.3). */
@Entity('payment_settings')
export class PaymentSettings {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'service_id', type: 'text' }) serviceId: string;
  /** The number of changes, which the database counts. */
  @Column({ type: 'integer', insert: false, update: false }) version: number;
  /** The account at which new payments are authorised. */
  @Column({ name: 'gateway_account_id', type: 'bigint' }) gatewayAccountId: string;
  @Column({ name: 'authorization_days', type: 'integer' }) authorizationDays: number;
  @Column({ name: 'card_brands', type: 'text', array: true }) cardBrands: CardBrand[];
  @Column({ name: 'security_code', type: 'boolean' }) securityCode: boolean;
  @Column({ name: 'three_d_secure', type: 'boolean' }) threeDSecure: boolean;
  /**
   * By brand: days after a capture on which a refund is still possible; for a brand that is left out, the gateway
   * decides.
   */
  @Column({ name: 'refund_days', type: 'jsonb' }) refundDays: Readonly<Partial<Record<CardBrand, number>>>;

  /**
   * The account that `gatewayAccountId` names, if it was read with the settings; null = no gateway: the service accepts
   * no card payments here.
   */
  account: StoredAccount | null;
}
