import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 通知先担当者: receives mails about the cases of its merchant; this implies no login. */
@Entity('contacts')
export class Contact {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') email: string;
  /** null = all services of the merchant. */
  @Column({ name: 'service_ids', type: 'text', array: true, nullable: true }) serviceIds: string[] | null;
  @Column('boolean') active: boolean;
}
