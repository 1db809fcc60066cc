import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PaymentSettings } from './payment-settings.entity';

/**
 * A present or former account of a service at a gateway. Settings name the account for new payments; each payment and
 * each checkout names the account that authorised it: there it is captured, refunded and looked up, whatever account
 * its service uses in the meantime.
 */
@Entity('gateway_accounts')
export class StoredAccount {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  @Column({ name: 'service_id', type: 'text' }) serviceId: string;
  @Column('text') gateway: string;
  /** Credentials, encrypted; null if the gateway needs none. */
  @Column({ name: 'sealed_credentials', type: 'bytea', nullable: true }) sealedCredentials: Buffer | null;
  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true }) wrappedKey: Buffer | null;
  @Column({ name: 'master_key_version', type: 'integer', nullable: true }) masterKeyVersion: number | null;
  /** 自動売上 depends on the account's contract. */
  @Column({ name: 'auto_capture', type: 'boolean' }) autoCapture: boolean;
  /** Since when it is used for new payments; null = since before accounts were stored. */
  @Column({ name: 'used_from', type: 'timestamptz', nullable: true }) usedFrom: Date | null;
  /** Since when another account is used for new payments; null = it is in use. */
  @Column({ name: 'used_until', type: 'timestamptz', nullable: true }) usedUntil: Date | null;

  /** Its service's settings, if they were read with it. */
  settings?: PaymentSettings | null;
}
