import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The Idempotency-Key of a call that placed an order. */
@Entity('order_calls')
export class OrderCall {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'idempotency_key', type: 'text' }) idempotencyKey: string;
  /** SHA-256 of the order as it was placed. */
  @Column({ name: 'content_hash', type: 'bytea' }) contentHash: Buffer;
  @Column({ name: 'order_id', type: 'bigint' }) orderId: string;
  @Column({ name: 'called_at', type: 'timestamptz' }) calledAt: Date;
}
