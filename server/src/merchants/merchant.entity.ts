import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 加盟店. */
@Entity('merchants')
export class Merchant {
  /** MID, 5 digits. */
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
}
