import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { CardBrand, PaymentMethod } from '../../../contract/src';
import { SupportCase } from './support-case.entity';

/** 決済情報: the payment that a request is about, as the acquirer stated it. Amounts are integer yen. */
@Entity('payment_information')
export class PaymentInformation {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId: string;
  @PrimaryColumn({ name: 'case_id', type: 'bigint' }) caseId: string;
  @Column('text') method: PaymentMethod;
  /** トラッキングID, 14 digits. */
  @Column({ name: 'tracking_id', type: 'text', nullable: true }) trackingId: string | null;
  @Column('integer') amount: number;
  @Column('text') currency: 'JPY';
  @Column({ name: 'customer_id', type: 'text', nullable: true }) customerId: string | null;
  @Column({ name: 'order_id', type: 'text', nullable: true }) orderId: string | null;
  @Column({ name: 'authorized_at', type: 'timestamptz', nullable: true }) authorizedAt: Date | null;
  @Column({ name: 'captured_on', type: 'date', nullable: true }) capturedOn: string | null;
  @Column({ name: 'card_brand', type: 'text', nullable: true }) cardBrand: CardBrand | null;
  @Column({ name: 'masked_card_number', type: 'text', nullable: true }) maskedCardNumber: string | null;
  @Column({ name: 'approval_code', type: 'text', nullable: true }) approvalCode: string | null;
  @Column({ name: 'product_name', type: 'text', nullable: true }) productName: string | null;

  @OneToOne(() => SupportCase, (supportCase) => supportCase.payment)
  @JoinColumn([
    { name: 'merchant_id', referencedColumnName: 'merchantId' },
    { name: 'case_id', referencedColumnName: 'id' },
  ])
  supportCase: Relation<SupportCase>;
}
