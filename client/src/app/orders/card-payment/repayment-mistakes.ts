import { type FieldError, type ManualRepaymentRequest, fieldError, isBlank, isCalendarDate } from '@contract';

/** What the person fills in of a repayment. */
export type Repayment = Omit<ManualRepaymentRequest, 'version'>;

/** What is plainly missing, before anybody is asked to confirm it; the server knows the rest. */
export function repaymentMistakes({ repaidOn, amount, note }: Repayment, max: number): readonly FieldError[] {
  return [
    ...(isCalendarDate(repaidOn) ? [] : [fieldError('/repaidOn', 'invalid_date')]),
    ...(Number.isInteger(amount) && amount >= 1 && amount <= max
      ? []
      : [fieldError('/amount', 'out_of_range', { min: 1, max })]),
    ...(isBlank(note) ? [fieldError('/note', 'required')] : []),
  ];
}
