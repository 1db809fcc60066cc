export const PAYMENT_METHODS = [
  'credit_card',
  'convenience_store',
  'carrier_billing',
  'bank_transfer',
  'e_money',
] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
export const CARD_BRANDS = ['visa', 'mastercard', 'jcb', 'amex', 'diners', 'discover', 'unionpay', 'other'] as const;
export type CardBrand = (typeof CARD_BRANDS)[number];

/** 決済情報 as the acquirer sent it. */
export interface PaymentInformation {
  readonly method: PaymentMethod;
  readonly trackingId: string | null;
  readonly amount: number;
  readonly currency: 'JPY';
  readonly customerId: string | null;
  readonly orderId: string | null;
  readonly authorizedAt: string | null;
  readonly capturedOn: string | null;
  readonly cardBrand: CardBrand | null;
  readonly maskedCardNumber: string | null;
  readonly approvalCode: string | null;
  readonly productName: string | null;
}
