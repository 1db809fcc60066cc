import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  OrderPaymentMethod,
  OrderStatus,
  OrderSubscription,
  PaymentState,
  SalesForm,
} from '../../../contract/src';

/** 受注. Its buyer and delivery address are encrypted; amounts are integer yen. */
@Entity('orders')
export class Order {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ type: 'bigint', generated: 'identity' }) id: string;
  @Column({ name: 'service_id', type: 'text' }) serviceId: string;
  /** 注文番号, unique within the merchant. */
  @Column({ name: 'order_number', type: 'text' }) orderNumber: string;
  /** SHA-256 of the order as it was placed: distinguishes the same order from another one with its number. */
  @Column({ name: 'content_hash', type: 'bytea' }) contentHash: Buffer;
  /** 対応状況. */
  @Column('text') status: OrderStatus;
  @Column({ name: 'payment_method', type: 'text' }) paymentMethod: OrderPaymentMethod;
  @Column({ name: 'customer_id', type: 'text', nullable: true }) customerId: string | null;
  /** `OrderContent`, encrypted with the order's own key. */
  @Column({ name: 'sealed_content', type: 'bytea' }) sealedContent: Buffer;
  @Column({ name: 'wrapped_key', type: 'bytea' }) wrappedKey: Buffer;
  @Column({ name: 'master_key_version', type: 'integer' }) masterKeyVersion: number;
  @Column({ name: 'sales_form', type: 'text' }) salesForm: SalesForm;
  @Column({ name: 'shipping_fee', type: 'integer' }) shippingFee: number;
  @Column('integer') total: number;
  @Column({ type: 'jsonb', nullable: true }) subscription: OrderSubscription | null;
  @Column({ type: 'text', nullable: true }) carrier: string | null;
  @Column({ name: 'slip_number', type: 'text', nullable: true }) slipNumber: string | null;
  @Column({ name: 'ordered_at', type: 'timestamptz' }) orderedAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
  /** 入金日. */
  @Column({ name: 'paid_on', type: 'date', nullable: true }) paidOn: string | null;
  /** 発送日. */
  @Column({ name: 'shipped_on', type: 'date', nullable: true }) shippedOn: string | null;
  /** Copied from the payment by the database. */
  @Column({ name: 'payment_state', type: 'text', nullable: true, insert: false, update: false })
  paymentState: PaymentState | null;
  @Column({ name: 'authorization_ends_on', type: 'date', nullable: true, insert: false, update: false })
  authorizationEndsOn: string | null;
  @Column({ name: 'capture_ends_on', type: 'date', nullable: true, insert: false, update: false }) captureEndsOn:
    string | null;
  /** The buyer was repaid directly. */
  @Column('boolean') repaid: boolean;
  /** The version of the search keys (`SearchKeys`). */
  @Column({ name: 'search_version', type: 'integer' }) searchVersion: number;
  /** The database increments it with each change of what the order's page shows. */
  @Column({ type: 'integer', insert: false, update: false }) version: number;

  /**
   * 「この内容で登録する」: false if the order has that status already. The first change to 入金済み and to 発送済み
   * sets its date (spec 4.1).
   */
  changeStatus(status: OrderStatus, now: Date, today: string): boolean {
    if (this.status === status) return false;
    this.status = status;
    this.updatedAt = now;
    if (status === 'paid') this.paidOn ??= today;
    if (status === 'shipped') this.shippedOn ??= today;
    return true;
  }
}
