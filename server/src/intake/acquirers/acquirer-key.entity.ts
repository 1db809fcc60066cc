import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An acquirer's API key. */
@Entity('acquirer_keys')
export class AcquirerKey {
  @PrimaryColumn({ type: 'uuid', generated: 'uuid' }) id: string;
  @Column({ name: 'acquirer_id', type: 'uuid' }) acquirerId: string;
  /** `apiKeyHash` of the key, which itself is not stored. */
  @Column({ name: 'key_hash', type: 'text' }) keyHash: string;
  @Column('text') label: string;
  @Column('boolean') active: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
}
