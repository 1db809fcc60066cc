import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A master key as the database knows it: by a value that only this key decrypts. */
@Entity('master_keys')
export class RegisteredKey {
  @PrimaryColumn('integer') version: number;
  /** Null until the portal starts for the first time. */
  @Column({ name: 'check_value', type: 'bytea', nullable: true }) checkValue: Buffer | null;
}
