import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Merchant } from '../../merchants/merchant.entity';

/** What a merchant's own system may do with its key (spec 3.4). */
export type KeyScope = 'cases:read' | 'drafts:write' | 'answers:write' | 'orders:write';

/** A merchant's API key, of which only the hash is kept. */
@Entity('merchant_keys')
export class MerchantKey {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId: string;
  /** `apiKeyHash` of the key. */
  @Column({ name: 'key_hash', type: 'text' }) keyHash: string;
  @Column('text', { array: true }) scopes: KeyScope[];
  /** Names the system in the history. */
  @Column('text') label: string;
  @Column('boolean') active: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;

  @ManyToOne(() => Merchant)
  @JoinColumn({ name: 'merchant_id' })
  merchant: Relation<Merchant>;
}
