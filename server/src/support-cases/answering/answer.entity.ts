import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * 回答: one registered revision, encrypted. The database allows no change or deletion, and stores each revision once.
 */
@Entity('answers')
export class Answer {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'case_id', type: 'bigint' }) caseId: string;
  @PrimaryColumn('integer') revision: number;
  /** `AnswerInput`, encrypted with the case's key: the personal data that the merchant discloses. */
  @Column({ name: 'sealed_content', type: 'bytea' }) sealedContent: Buffer;
  @Column({ name: 'registered_at', type: 'timestamptz' }) registeredAt: Date;
  @Column({ name: 'registered_by', type: 'uuid' }) registeredBy: string;
  @Column({ name: 'registered_by_name', type: 'text' }) registeredByName: string;
}
