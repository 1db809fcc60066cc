import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CaseEvent, OrderEvent } from '../../contract/src';
import type { Actor } from './actor';

/** What is audited: the events of a case and an order, views of lists, and events around login. */
export type AuditEvent =
  | CaseEvent
  | OrderEvent
  | 'orders_listed'
  | 'payments_listed'
  | 'payments_exported'
  | 'payment_differences_listed'
  | 'payment_settings_changed'
  | 'logged_in'
  | 'login_failed'
  | 'logged_out'
  | 'password_set'
  | 'administrator_created'
  | 'administrator_link_renewed'
  | 'cases_listed';

/** A row of the append-only log: who did or viewed what, when, and from where. No role may change or delete a row. */
@Entity('audit_entries')
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column({ name: 'merchant_id', type: 'text', nullable: true }) merchantId: string | null;
  @Column({ name: 'case_id', type: 'bigint', nullable: true }) caseId: string | null;
  @Column({ name: 'order_id', type: 'bigint', nullable: true }) orderId: string | null;
  @Column('text') event: AuditEvent;
  @Column({ name: 'actor_kind', type: 'text' }) actorKind: Actor['kind'];
  @Column({ name: 'actor_id', type: 'uuid', nullable: true }) actorId: string | null;
  @Column({ name: 'actor_name', type: 'text' }) actorName: string;
  @Column({ name: 'from_address', type: 'inet', nullable: true }) fromAddress: string | null;
  @Column({ type: 'integer', nullable: true }) revision: number | null;
  /** What the event changed: codes, dates and amounts, no personal data. */
  @Column({ type: 'jsonb', nullable: true }) detail: object | null;
  @Column('timestamptz') at: Date;
}
