import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Acquirer } from './acquirer.entity';

/** An acquirer's API key, of which only the hash is kept: who reads the table can call nothing. */
@Entity('acquirer_keys')
export class AcquirerKey {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ name: 'acquirer_id', type: 'uuid' }) acquirerId: string;
  /** `apiKeyHash` of the key. */
  @Column({ name: 'key_hash', type: 'text' }) keyHash: string;
  @Column('text') label: string;
  @Column('boolean') active: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;

  @ManyToOne(() => Acquirer)
  @JoinColumn({ name: 'acquirer_id' })
  acquirer: Relation<Acquirer>;
}
