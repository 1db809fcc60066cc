import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PaymentSettings } from './payment-settings.entity';

/**
 * An account that a service has, or had, at a gateway. Settings name the one for new payments, each payment and each checkout the one
 * where it was authorised: there it is captured, refunded and looked up, whatever its service uses meanwhile.
 */
@Entity('gateway_accounts')
export class StoredAccount {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  @Column({ name: 'service_id', type: 'text' }) serviceId: string;
  @Column('text') gateway: string;
  /** Credentials, encrypted; null where the gateway asks for none. */
  @Column({ name: 'sealed_credentials', type: 'bytea', nullable: true }) sealedCredentials: Buffer | null;
  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true }) wrappedKey: Buffer | null;
  @Column({ name: 'master_key_version', type: 'integer', nullable: true }) masterKeyVersion: number | null;
  /** 自動売上 is a matter of the account's contract. */
  @Column({ name: 'auto_capture', type: 'boolean' }) autoCapture: boolean;
  /** Since when new payments go there; null = since before accounts were kept. */
  @Column({ name: 'used_from', type: 'timestamptz', nullable: true }) usedFrom: Date | null;
  /** Since when they go elsewhere; null = they go there now. */
  @Column({ name: 'used_until', type: 'timestamptz', nullable: true }) usedUntil: Date | null;

  /** Of its service, where they were read with it. */
  settings?: PaymentSettings | null;
}
