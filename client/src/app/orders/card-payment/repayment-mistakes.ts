import { type FieldError, type ManualRepaymentRequest, fieldError, isBlank, isCalendarDate } from '@contract';

/** The fields of a repayment that the person fills in. */
export type Repayment = Omit<ManualRepaymentRequest, 'version'>;

/** What is missing or plainly wrong, checked before the confirmation dialog. The server validates everything else. */
export function repaymentMistakes({ repaidOn, amount, note }: Repayment, max: number): readonly FieldError[] {
  return [
    ...(isCalendarDate(repaidOn) ? [] : [fieldError('/repaidOn', 'invalid_date')]),
    ...(Number.isInteger(amount) && amount >= 1 && amount <= max
      ? []
      : [fieldError('/amount', 'out_of_range', { min: 1, max })]),
    ...(isBlank(note) ? [fieldError('/note', 'required')] : []),
  ];
}
