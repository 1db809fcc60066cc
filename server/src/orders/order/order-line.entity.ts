import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrderItem } from '../../../contract/src';

/** A line of an order: a product, or a discount or points, which take off. Amounts are integer yen. */
@Entity('order_items')
export class OrderLine {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'order_id', type: 'bigint' }) orderId: string;
  /** From 1, in the order of the lines. */
  @PrimaryColumn('integer') position: number;
  @Column('text') name: string;
  @Column({ name: 'unit_price', type: 'integer' }) unitPrice: number;
  @Column('integer') quantity: number;
  @Column('text') kind: 'product' | NonNullable<OrderItem['kind']>;
}
