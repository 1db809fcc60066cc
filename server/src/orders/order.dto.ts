import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  type CaptureRequest,
  LIMITS,
  type ManualRepaymentRequest,
  ORDER_ATTENTIONS,
  ORDER_PAYMENT_METHODS,
  ORDER_SORTS,
  ORDER_STATUSES,
  type OrderAttention,
  type OrderPaymentMethod,
  type OrderQuery,
  type OrderSort,
  type OrderStatus,
  type WarningCode,
  PAYMENT_STATES,
  type PaymentQuery,
  type PaymentState,
  type RefundRequest,
  type StatusChange,
} from '../../contract/src';
import { CURSOR } from '../shared/database/list-cursor';
import { OneOf } from '../shared/request/one-of.decorator';
import { DateEnd, RangeEnd, Typed } from '../shared/request/typed.decorator';
import {
  amount,
  compareAmounts,
  compareOrderNumbers,
  customerId,
  day,
  dayAhead,
  dayInPast,
  merchantId,
  notInUrl,
  orderNumber,
  searchText,
  service,
  trackingId,
  yen,
} from '../shared/request/typed-readers';

const SEARCH = 'POST /api/orders/search';

/** Filters of the list; every value is a text, in a URL and in a body. */
class OrderFiltersDto {
  @IsOptional() @IsString() @Typed(orderNumber) numberFrom?: string;
  @IsOptional()
  @IsString()
  @Typed(orderNumber)
  @RangeEnd('numberFrom', { ja: '注文番号(から)', en: 'order number (from)' }, compareOrderNumbers)
  numberTo?: string;
  @IsOptional() @OneOf(ORDER_STATUSES) status?: OrderStatus;
  @IsOptional() @OneOf(ORDER_PAYMENT_METHODS) paymentMethod?: OrderPaymentMethod;
  @IsOptional() @IsString() @Typed(dayInPast) orderedFrom?: string;
  @IsOptional() @IsString() @Typed(day) @DateEnd('orderedFrom') orderedTo?: string;
  @IsOptional() @IsString() @Typed(dayInPast) updatedFrom?: string;
  @IsOptional() @IsString() @Typed(day) @DateEnd('updatedFrom') updatedTo?: string;
  @IsOptional() @IsString() @Typed(amount) totalFrom?: string;
  @IsOptional()
  @IsString()
  @Typed(amount)
  @RangeEnd('totalFrom', { ja: '購入金額(から)', en: 'amount (from)' }, compareAmounts)
  totalTo?: string;
  @IsOptional() @IsString() @Typed(searchText(LIMITS.line)) productName?: string;
  @IsOptional() @IsString() @Typed(trackingId) trackingId?: string;
  @IsOptional() @IsString() @Typed(customerId) customerId?: string;
  @IsOptional() @OneOf(ORDER_ATTENTIONS) attention?: OrderAttention;
  @IsOptional() @IsString() @Typed(service) service?: string;
  @IsOptional() @IsString() @Typed(merchantId) merchant?: string;
  @IsOptional() @OneOf(ORDER_SORTS) sort?: OrderSort;
  @IsOptional() @OneOf(['asc', 'desc']) order?: 'asc' | 'desc';
  @IsOptional() @IsString() @MaxLength(500, CURSOR) cursor?: string;
}

/** The list by its URL: none of these filters names a person. */
export class OrderQueryDto extends OrderFiltersDto implements OrderQuery {
  @IsOptional() @IsString() @Typed(notInUrl(SEARCH)) name?: string;
  @IsOptional() @IsString() @Typed(notInUrl(SEARCH)) kana?: string;
  @IsOptional() @IsString() @Typed(notInUrl(SEARCH)) email?: string;
  @IsOptional() @IsString() @Typed(notInUrl(SEARCH)) phone?: string;
}

/** The list by a body, which may search for persons. */
export class OrderSearchDto extends OrderFiltersDto implements OrderQuery {
  @IsOptional() @IsString() @Typed(searchText(LIMITS.name)) name?: string;
  @IsOptional() @IsString() @Typed(searchText(LIMITS.name)) kana?: string;
  @IsOptional() @IsString() @Typed(searchText(LIMITS.email)) email?: string;
  @IsOptional() @IsString() @Typed(searchText(LIMITS.code)) phone?: string;
}

export class PaymentQueryDto implements PaymentQuery {
  @IsOptional() @IsString() @Typed(trackingId) trackingId?: string;
  @IsOptional() @IsString() @Typed(dayInPast) orderedFrom?: string;
  @IsOptional() @IsString() @Typed(day) @DateEnd('orderedFrom') orderedTo?: string;
  @IsOptional() @IsString() @Typed(customerId) customerId?: string;
  @IsOptional() @IsString() @Typed(orderNumber) orderNumber?: string;
  @IsOptional() @OneOf(PAYMENT_STATES) state?: PaymentState;
  @IsOptional() @IsString() @Typed(service) service?: string;
  @IsOptional() @IsString() @Typed(merchantId) merchant?: string;
  @IsOptional() @IsString() @MaxLength(500, CURSOR) cursor?: string;
}

export class StatusChangeDto implements StatusChange {
  @IsInt() version: number;
  @OneOf(ORDER_STATUSES) status: OrderStatus;
}

export class CaptureDto implements CaptureRequest {
  @IsInt() version: number;
  @IsString() @Typed(dayAhead) captureOn: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100, { context: { code: 'too_many' } })
  @IsString({ each: true })
  acknowledgedWarnings?: WarningCode[];
}

export class RefundDto implements RefundRequest {
  @IsInt() version: number;
  @IsString() @Typed(day) refundOn: string;
}

export class ManualRepaymentDto implements ManualRepaymentRequest {
  @IsInt() version: number;
  @IsString() @Typed(dayInPast) repaidOn: string;
  @IsInt() @Typed(yen) amount: number;
  @IsString() note: string;
}
