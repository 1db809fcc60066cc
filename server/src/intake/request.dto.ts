import { ValidateNested } from 'class-validator';
import {
  CARD_BRANDS,
  CASE_CATEGORIES,
  type CardBrand,
  category,
  categoryOf,
  EXPECTED_FORMATS,
  LIMITS,
  NOTICE_TYPE_CODES,
  noticeType,
  type NoticeTypeCode,
  noticeTypeLabel,
  PAYMENT_METHODS,
  type PaymentMethod,
  tidyWhitespace,
} from '../../contract/src';
import { INSTANT, textOf } from '../shared/openapi/schema';
import { date, instant, inUtc, option, pattern, printable, text, wrongType, yen } from '../shared/request/field-rules';
import { ReadAs } from '../shared/request/field-readers';
import { Optional, Required } from '../shared/request/request-field.decorator';

/** At most 6 digits, mask characters, the last 4; single blanks or hyphens between. */
const MASKED = /^(?:\d[ -]?){0,6}[*＊xX•●](?:[ -]?[*＊xX•●]){0,18}[ -]?\d{4}$/;
const DATE = { type: 'string', format: 'date' } as const;
const LINE = { type: 'string' } as const;
/** Requests by acquirers only; requests by merchants use another interface. */
const ASKED_OF_MERCHANTS = NOTICE_TYPE_CODES.filter((code) => categoryOf(code).direction === 'in');
const NOTED = ASKED_OF_MERCHANTS.filter((code) => noticeType(code).needsSupplementaryNote);
const DEADLINES = CASE_CATEGORIES.map(category)
  .filter(({ direction }) => direction === 'in')
  .map(({ deadline, label }) => `${deadline.default} (${label.ja})`)
  .join(', ');

/** The payment that a request is about (決済情報): spec 3.2. */
export class RequestPaymentDto {
  @Required({
    rule: option(PAYMENT_METHODS),
    schema: { ...LINE, enum: [...PAYMENT_METHODS], description: '決済手段', example: 'credit_card' },
  })
  method: PaymentMethod;

  @Optional({
    rule: pattern(/^\d{14}$/, EXPECTED_FORMATS.trackingId),
    schema: {
      ...LINE,
      pattern: '^[0-9]{14}$',
      description: 'トラッキングID: 14 digits. This or orderId is required.',
      example: '00000616307350',
    },
  })
  trackingId?: string;

  @Required({
    rule: yen,
    schema: { type: 'integer', minimum: 0, maximum: LIMITS.yen, description: '請求金額 in yen', example: 1980 },
  })
  amount: number;

  @Optional({ rule: option(['JPY']), schema: { ...LINE, enum: ['JPY'], description: 'Absent: JPY' } })
  currency?: 'JPY';

  @Optional({
    rule: text({ max: LIMITS.code }),
    schema: { ...textOf(LIMITS.code, '顧客ID: the merchant’s own customer code'), example: 'cust-0001' },
  })
  customerId?: string;

  @Optional({
    rule: text({ max: LIMITS.code }),
    schema: {
      ...textOf(LIMITS.code, 'The merchant’s order number. This or trackingId is required'),
      example: 'A20261101-0007',
    },
  })
  orderId?: string;

  @Optional({
    rule: instant,
    form: inUtc,
    schema: {
      ...INSTANT,
      description: 'ISO 8601; without an offset it is meant in JST',
      example: '2026-11-01T10:15:30+09:00',
    },
  })
  authorizedAt?: string;

  @Optional({ rule: date, schema: { ...DATE, example: '2026-11-02' } })
  capturedOn?: string;

  @Optional({ rule: option(CARD_BRANDS), schema: { ...LINE, enum: [...CARD_BRANDS], example: 'visa' } })
  cardBrand?: CardBrand;

  @Optional({
    rule: pattern(MASKED, EXPECTED_FORMATS.maskedCardNumber),
    schema: {
      ...LINE,
      pattern: MASKED.source,
      description: 'At most the first 6 digits, mask characters (* x •), the last 4 digits',
      example: '************4242',
    },
  })
  maskedCardNumber?: string;

  @Optional({ rule: text({ max: 16, digits: true }), schema: { ...textOf(16, '承認番号'), example: '123456' } })
  approvalCode?: string;

  @Optional({
    rule: text({ max: LIMITS.line }),
    form: tidyWhitespace,
    schema: textOf(LIMITS.line, '詳細商品名, if known'),
  })
  productName?: string;

  /** One 14-digit tracking ID in ten passes Luhn by chance: quoting it in a text is not a card number. */
  get ownIdentifiers(): readonly string[] {
    return typeof this.trackingId === 'string' ? [this.trackingId] : [];
  }
}

/** A request as an acquirer sends it: spec 3.2. Absent is the same as null; unknown fields are refused. */
export class RequestDto {
  @Required({
    rule: printable(LIMITS.code),
    schema: {
      ...LINE,
      minLength: 1,
      maxLength: LIMITS.code,
      pattern: '^[ -~]+$',
      description: 'The acquirer’s own, unique reference: printable ASCII, not . or ..',
      example: 'VJ-20261120-000123',
    },
  })
  acquirerReference: string;

  @Required({
    rule: pattern(/^\d{5}$/, EXPECTED_FORMATS.merchantId),
    schema: { ...LINE, pattern: '^[0-9]{5}$', description: 'MID', example: '12345' },
  })
  merchantId: string;

  @Required({
    rule: pattern(/^\d{3}$/, EXPECTED_FORMATS.serviceId),
    schema: { ...LINE, pattern: '^[0-9]{3}$', description: 'SID', example: '001' },
  })
  serviceId: string;

  @Required({
    rule: option(ASKED_OF_MERCHANTS),
    schema: {
      ...LINE,
      enum: [...ASKED_OF_MERCHANTS],
      description: '通知種別',
      example: 'usage_inquiry.fraud_suspected',
    },
  })
  noticeType: NoticeTypeCode;

  @Required({ rule: date, schema: { ...DATE, description: '依頼日: at most tomorrow (JST)', example: '2026-11-20' } })
  requestedOn: string;

  @Optional({
    rule: date,
    schema: {
      ...DATE,
      description: `回答期限: not before requestedOn. Absent: so many business days from the later of 依頼日 and the day of receipt: ${DEADLINES}.`,
      example: '2026-11-30',
    },
  })
  answerDueOn?: string;

  @Optional({
    rule: text({ max: LIMITS.line, lines: true }),
    form: tidyWhitespace,
    schema: { ...textOf(LIMITS.line, '依頼概要'), example: 'カード会社より不正利用の疑いの申告' },
  })
  summary?: string;

  @Optional({
    rule: text({ max: 4_000, lines: true }),
    form: tidyWhitespace,
    schema: textOf(
      4_000,
      `加盟店様への依頼補足事項. Required by ${NOTED.map((code) => noticeTypeLabel(code).ja).join(', ')}`,
    ),
  })
  supplementaryNote?: string;

  @Required({
    rule: (value) => (value instanceof RequestPaymentDto ? undefined : wrongType('object')),
    schema: { type: () => RequestPaymentDto },
  })
  @ReadAs(RequestPaymentDto)
  @ValidateNested()
  payment: RequestPaymentDto;

  get ownIdentifiers(): readonly string[] {
    return this.payment instanceof RequestPaymentDto ? this.payment.ownIdentifiers : [];
  }
}
