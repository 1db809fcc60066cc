import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OperationKind, OperationState } from '../../../contract/src';

/**
 * One attempt to capture or refund. It is written and committed before the gateway is called, so that nothing is lost
 * if the process dies; unique indexes allow only one open operation, and one success of each kind (spec 4.2).
 */
@Entity('payment_operations')
export class PaymentOperation {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  @Column({ name: 'order_id', type: 'bigint' }) orderId: string;
  @Column('text') kind: OperationKind;
  @Column('text') state: OperationState;
  /** 売上・返金日. */
  @Column({ name: 'operate_on', type: 'date' }) operateOn: string;
  @Column('integer') amount: number;
  @Column({ name: 'requested_at', type: 'timestamptz' }) requestedAt: Date;
  /** How long the gateway may take to execute it, from `requestedAt`. */
  @Column({ name: 'limit_seconds', type: 'integer' }) limitSeconds: number;
  @Column({ name: 'requested_by', type: 'uuid', nullable: true }) requestedBy: string | null;
  @Column({ name: 'requested_by_name', type: 'text' }) requestedByName: string;
  /** The 依頼管理番号 of the case from which it was requested. */
  @Column({ name: 'case_number', type: 'text', nullable: true }) caseNumber: string | null;
  @Column({ name: 'concluded_at', type: 'timestamptz', nullable: true }) concludedAt: Date | null;
  /** The gateway's code if it declined. */
  @Column({ type: 'text', nullable: true }) code: string | null;
  @Column({ name: 'look_ups', type: 'integer' }) lookUps: number;
  @Column({ name: 'next_look_up_at', type: 'timestamptz' }) nextLookUpAt: Date;
}
