import { addDays, type FieldError, fieldError, isCalendarDate, isNoticeType, noticeType } from '../../../contract/src';
import { errorsOf } from '../../shared/request/read-body';
import { RequestDto, RequestPaymentDto } from '../request.dto';
import type { RequestContent } from './request-content';

const REQUESTED_ON = { ja: '依頼日', en: 'requestedOn' };
const TRACKING_ID_OR_ORDER_ID = { ja: 'トラッキングID、注文番号', en: 'trackingId, orderId' };

/** All errors of a request by itself; `today` is JST's. */
export function requestErrors({ request, read }: RequestContent, today: string): FieldError[] {
  return [...errorsOf(read), ...contradictions(request, today)];
}

function contradictions(request: RequestDto, today: string): FieldError[] {
  const { noticeType: type, supplementaryNote, payment } = request;
  const errors = dateErrors(request, addDays(today, 1));
  if (isNoticeType(type) && noticeType(type).needsSupplementaryNote && supplementaryNote === undefined) {
    errors.push(fieldError('/supplementaryNote', 'supplementary_note_required'));
  }
  if (payment instanceof RequestPaymentDto && payment.trackingId === undefined && payment.orderId === undefined) {
    errors.push(fieldError('/payment/trackingId', 'one_required', { fields: TRACKING_ID_OR_ORDER_ID }));
  }
  return errors;
}

/** Checks existing dates only; invalid ones were reported already. */
function dateErrors({ requestedOn, answerDueOn }: RequestDto, tomorrow: string): FieldError[] {
  if (!isDate(requestedOn)) return [];
  if (requestedOn > tomorrow) return [fieldError('/requestedOn', 'date_too_late', { max: tomorrow })];
  return isDate(answerDueOn) && answerDueOn < requestedOn
    ? [fieldError('/answerDueOn', 'date_order', { earlier: REQUESTED_ON })]
    : [];
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && isCalendarDate(value);
}
