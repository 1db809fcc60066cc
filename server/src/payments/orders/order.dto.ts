import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import {
  type CaptureRequest, isLongerThan, LIMITS, type ManualRepaymentRequest, ORDER_CARES, ORDER_PAYMENT_METHODS, ORDER_SORTS, ORDER_STATUSES, type OrderCare, type OrderPaymentMethod,
  type OrderQuery, type OrderSort, type OrderStatus, PAYMENT_STATES, type PaymentQuery, type PaymentState, type RefundRequest, type StatusChange,
} from '../../../contract/src';
import { IsCalendarDate } from '../../shared/is-calendar-date';

const FORMAT = { context: { code: 'invalid_format' } };
const YEN = /^\d{1,7}$/;
const ORDER_NUMBER = /^[A-Za-z0-9_-]{1,38}$/;

/** A text as a person types it into a search: some characters, none of them a control character. */
function IsSearchText(max: number): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && value.trim() !== '' && !isLongerThan(value, max);
  const tooLong = ValidateBy({ name: 'isSearchText', validator: { validate } }, { context: { code: 'too_long' } });
  const printable = Matches(/^[^\u0000-\u001f]*$/, FORMAT);
  return (target, property) => {
    tooLong(target, property);
    printable(target, property);
  };
}

/** The list's query; every value comes from a URL, so all are texts. */
export class OrderQueryDto implements OrderQuery {
  @IsOptional() @Matches(ORDER_NUMBER, FORMAT) numberFrom?: string;
  @IsOptional() @Matches(ORDER_NUMBER, FORMAT) numberTo?: string;
  @IsOptional() @IsIn(ORDER_STATUSES) status?: OrderStatus;
  @IsOptional() @IsSearchText(LIMITS.name) name?: string;
  @IsOptional() @IsSearchText(LIMITS.name) kana?: string;
  @IsOptional() @IsSearchText(LIMITS.email) email?: string;
  @IsOptional() @IsSearchText(LIMITS.code) phone?: string;
  @IsOptional() @IsIn(ORDER_PAYMENT_METHODS) paymentMethod?: OrderPaymentMethod;
  @IsOptional() @IsCalendarDate() orderedFrom?: string;
  @IsOptional() @IsCalendarDate() orderedTo?: string;
  @IsOptional() @IsCalendarDate() updatedFrom?: string;
  @IsOptional() @IsCalendarDate() updatedTo?: string;
  @IsOptional() @Matches(YEN, FORMAT) totalFrom?: string;
  @IsOptional() @Matches(YEN, FORMAT) totalTo?: string;
  @IsOptional() @IsSearchText(LIMITS.line) productName?: string;
  @IsOptional() @Matches(/^\d{14}$/, FORMAT) trackingId?: string;
  @IsOptional() @IsSearchText(LIMITS.code) customerId?: string;
  @IsOptional() @IsIn(ORDER_CARES) care?: OrderCare;
  @IsOptional() @Matches(/^(\d{5}-)?\d{3}$/, FORMAT) service?: string;
  @IsOptional() @Matches(/^\d{5}$/, FORMAT) merchant?: string;
  @IsOptional() @IsIn(ORDER_SORTS) sort?: OrderSort;
  @IsOptional() @IsIn(['asc', 'desc']) order?: 'asc' | 'desc';
  @IsOptional() @IsString() @MaxLength(500, FORMAT) cursor?: string;
}

export class PaymentQueryDto implements PaymentQuery {
  @IsOptional() @Matches(/^\d{14}$/, FORMAT) trackingId?: string;
  @IsOptional() @IsCalendarDate() orderedFrom?: string;
  @IsOptional() @IsCalendarDate() orderedTo?: string;
  @IsOptional() @IsSearchText(LIMITS.code) customerId?: string;
  @IsOptional() @Matches(ORDER_NUMBER, FORMAT) orderNumber?: string;
  @IsOptional() @IsIn(PAYMENT_STATES) state?: PaymentState;
  @IsOptional() @Matches(/^(\d{5}-)?\d{3}$/, FORMAT) service?: string;
  @IsOptional() @Matches(/^\d{5}$/, FORMAT) merchant?: string;
  @IsOptional() @IsString() @MaxLength(500, FORMAT) cursor?: string;
}

export class StatusChangeDto implements StatusChange {
  @IsIn(ORDER_STATUSES) status: OrderStatus;
}

export class CaptureDto implements CaptureRequest {
  @IsCalendarDate() captureOn: string;
}

export class RefundDto implements RefundRequest {
  @IsCalendarDate() refundOn: string;
}

export class ManualRepaymentDto implements ManualRepaymentRequest {
  @IsCalendarDate() repaidOn: string;
  @IsInt() amount: number;
  @IsString() note: string;
}
