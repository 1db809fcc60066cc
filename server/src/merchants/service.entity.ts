import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A service (SID) that a merchant has a contract for. */
@Entity('services')
export class Service {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  /** SID, 3 digits, unique within the merchant. */
  @PrimaryColumn({ name: 'service_id', type: 'text' }) serviceId: string;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
}
