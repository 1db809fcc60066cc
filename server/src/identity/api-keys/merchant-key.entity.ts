import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The permitted uses of a merchant's key for its own system (spec 3.4). */
export type KeyScope = 'cases:read' | 'drafts:write' | 'answers:write' | 'orders:write';

/** The API key of a merchant's own system. */
@Entity('merchant_keys')
export class MerchantKey {
  @PrimaryColumn({ type: 'uuid', generated: 'uuid' }) id: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId: string;
  /** `apiKeyHash` of the key, which itself is not stored. */
  @Column({ name: 'key_hash', type: 'text' }) keyHash: string;
  @Column('text', { array: true }) scopes: KeyScope[];
  /** The system's name in the history. */
  @Column('text') label: string;
  @Column('boolean') active: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
}
