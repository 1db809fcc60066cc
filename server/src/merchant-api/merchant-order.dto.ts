import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';
import {
  CARD_BRANDS,
  type CardBrand,
  EXPECTED_FORMATS,
  LIMITS,
  MOST_ORDER_ITEMS,
  ORDER_ITEM_KINDS,
  ORDER_PAYMENT_METHODS,
  ORDER_STATUSES,
  type OrderItemKind,
  type OrderPaymentMethod,
  type OrderStatus,
  SALES_FORMS,
  type SalesForm,
} from '../../contract/src';
import { INSTANT, textOf } from '../shared/openapi/schema';
import {
  date,
  gatewayId,
  instant,
  inUtc,
  option,
  orderNumber,
  pattern,
  type Rule,
  text,
  whole,
  wrongType,
  yen,
} from '../shared/request/field-rules';
import { ReadAs } from '../shared/request/field-readers';
import { Optional, Required } from '../shared/request/request-field.decorator';
import { written } from './written';

const LINE = { type: 'string' } as const;
const YEN = { type: 'integer', minimum: 0, maximum: LIMITS.yen } as const;
const ORDERED_AT = { ...INSTANT, example: '2026-11-25T10:15:30+09:00' } as const;
/** Mask characters and the last 4 digits; no further digit of a card is stored. */
const MASKED = /^[*＊xX•●](?:[ -]?[*＊xX•●]){0,18}[ -]?\d{4}$/;
const MOST_OF_A_LINE = 9_999;

const day = (description: string) => ({
  rule: date,
  schema: { ...LINE, format: 'date', description } as ApiPropertyOptions,
});
const choice = <T extends string>(options: readonly T[], more: ApiPropertyOptions = {}) => ({
  rule: option(options),
  schema: { ...LINE, enum: [...options], ...more } as ApiPropertyOptions,
});
const part = (type: Function) => ({
  rule: ((value) => (value instanceof type ? undefined : wrongType('object'))) satisfies Rule,
  schema: { type: () => type } as ApiPropertyOptions,
});

/** 購入者. */
export class OrderBuyerDto {
  @Required(written('name', 'お名前', '髙橋 美咲')) name: string;
  @Optional(written('name', 'フリガナ')) kana?: string;
  @Optional(written('email', 'メールアドレス')) email?: string;
  @Optional(written('phone', '電話番号', '0985-23-3362')) phone?: string;
  @Optional(written('postalCode', '郵便番号', '880-0811')) postalCode?: string;
  @Optional(written('address', '住所')) address?: string;
}

/** お届け先, if not the buyer. */
export class OrderDeliveryDto {
  @Required(written('name', 'お届け先のお名前')) name: string;
  @Optional(written('postalCode', '郵便番号')) postalCode?: string;
  @Optional(written('address', '住所')) address?: string;
  @Optional(written('phone', '電話番号')) phone?: string;
}

/** One line of an order. */
export class OrderItemDto {
  @Required(written('line', '商品名')) name: string;
  @Required({
    rule: whole(-LIMITS.yen, LIMITS.yen),
    schema: {
      ...YEN,
      minimum: -LIMITS.yen,
      description: 'Price of one in yen, tax included; negative where the line takes something off',
      example: 1980,
    },
  })
  unitPrice: number;
  @Required({
    rule: whole(1, MOST_OF_A_LINE),
    schema: { type: 'integer', minimum: 1, maximum: MOST_OF_A_LINE, example: 1 },
  })
  quantity: number;
  @Optional(choice(ORDER_ITEM_KINDS, { description: 'Absent: product, or discount where the price is negative' }))
  kind?: OrderItemKind;
}

/** A product that is billed repeatedly. */
export class OrderSubscriptionDto {
  @Required(day('申込日')) appliedOn: string;
  @Required(day('課金開始日')) billedFrom: string;
  @Optional(day('次回課金予定日; absent = none any more')) nextChargeOn?: string;
  @Optional(day('解約日')) cancelledOn?: string;
}

/** The card payment behind an order: authorised before, never with the card's number. */
export class OrderPaymentDto {
  @Required({
    rule: pattern(/^\d{14}$/, EXPECTED_FORMATS.trackingId),
    schema: {
      ...LINE,
      pattern: '^[0-9]{14}$',
      description: 'トラッキングID, as the authorisation returned it',
      example: '00000616307350',
    },
  })
  trackingId: string;
  @Required({
    rule: yen,
    schema: { ...YEN, description: 'The amount authorised: the total of the order', example: 1980 },
  })
  amount: number;
  @Required(choice(CARD_BRANDS, { example: 'visa' })) cardBrand: CardBrand;
  @Required({
    rule: pattern(MASKED, EXPECTED_FORMATS.maskedCardNumber),
    schema: {
      ...LINE,
      pattern: MASKED.source,
      description: 'Mask characters and the last 4 digits',
      example: '************4242',
    },
  })
  maskedCardNumber: string;
  @Optional({ rule: text({ max: 16, digits: true }), schema: { ...textOf(16, '承認番号'), example: '123456' } })
  approvalCode?: string;
  @Required({
    rule: instant,
    form: inUtc,
    schema: { ...ORDERED_AT, description: 'When the card was authorised; without an offset it is meant in JST' },
  })
  authorizedAt: string;
  @Optional({
    rule: gatewayId(32),
    schema: { ...LINE, pattern: '^[!-~]{1,32}$', description: 'The gateway’s own id of the authorisation' },
  })
  transactionId?: string;

  get ownIdentifiers(): readonly string[] {
    return typeof this.trackingId === 'string' ? [this.trackingId] : [];
  }
}

/** An order as a shop's own system places it (spec 3.4). Absent is the same as null; unknown fields are refused. */
export class MerchantOrderDto {
  @Required({
    rule: orderNumber,
    schema: {
      ...LINE,
      pattern: '^[A-Za-z0-9_-]{1,38}$',
      description: '注文番号, unique within the merchant',
      example: 'A20261125-0007',
    },
  })
  orderNumber: string;
  @Required({
    rule: pattern(/^\d{3}$/, EXPECTED_FORMATS.serviceId),
    schema: { ...LINE, pattern: '^[0-9]{3}$', description: 'SID', example: '001' },
  })
  serviceId: string;
  @Required({ rule: instant, form: inUtc, schema: { ...ORDERED_AT, description: '受注日時: at most tomorrow (JST)' } })
  orderedAt: string;
  @Optional(
    choice(ORDER_STATUSES, { description: '対応状況. Absent: new; under 自動売上 a card order comes in as paid' }),
  )
  status?: OrderStatus;
  @Required(choice(ORDER_PAYMENT_METHODS, { description: '支払方法', example: 'credit_card' }))
  paymentMethod: OrderPaymentMethod;
  @Optional({ rule: text({ max: LIMITS.code }), schema: { ...textOf(LIMITS.code, '顧客ID'), example: 'cust-0001' } })
  customerId?: string;
  @Required(part(OrderBuyerDto)) @ReadAs(OrderBuyerDto) @ValidateNested() buyer: OrderBuyerDto;
  @Optional(part(OrderDeliveryDto)) @ReadAs(OrderDeliveryDto) @ValidateNested() delivery?: OrderDeliveryDto;
  @Required({
    rule: lines,
    schema: { type: () => [OrderItemDto], minItems: 1, maxItems: MOST_ORDER_ITEMS } as ApiPropertyOptions,
  })
  @ReadAs(OrderItemDto, MOST_ORDER_ITEMS)
  @ValidateNested({ each: true })
  items: OrderItemDto[];
  @Optional({ rule: yen, schema: { ...YEN, description: '送料 in yen. Absent: 0' } }) shippingFee?: number;
  @Optional(choice(SALES_FORMS, { description: '販売形態. Absent: goods' })) salesForm?: SalesForm;
  @Optional(part(OrderSubscriptionDto))
  @ReadAs(OrderSubscriptionDto)
  @ValidateNested()
  subscription?: OrderSubscriptionDto;
  @Optional(written('line', '配送会社')) carrier?: string;
  @Optional(written('slip', '伝票番号')) slipNumber?: string;
  @Optional({
    ...part(OrderPaymentDto),
    schema: {
      type: () => OrderPaymentDto,
      description: 'Required for credit_card, refused otherwise',
    } as ApiPropertyOptions,
  })
  @ReadAs(OrderPaymentDto)
  @ValidateNested()
  payment?: OrderPaymentDto;

  get ownIdentifiers(): readonly string[] {
    return this.payment instanceof OrderPaymentDto ? this.payment.ownIdentifiers : [];
  }
}

function lines(value: unknown): ReturnType<Rule> {
  if (!Array.isArray(value) || value.some((line) => !(line instanceof OrderItemDto))) return wrongType('array');
  if (value.length === 0) return { code: 'too_few', params: { min: 1 } };
  return value.length > MOST_ORDER_ITEMS ? { code: 'too_many', params: { max: MOST_ORDER_ITEMS } } : undefined;
}
