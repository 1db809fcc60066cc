import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The key with which a case's answers are encrypted, itself encrypted with the master key. */
@Entity('case_keys')
export class CaseKey {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'case_id', type: 'bigint' }) caseId: string;
  @Column({ name: 'wrapped_key', type: 'bytea' }) wrappedKey: Buffer;
  @Column({ name: 'master_key_version', type: 'integer' }) masterKeyVersion: number;
}
