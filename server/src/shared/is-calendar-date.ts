import { ValidateBy } from 'class-validator';
import { EARLIEST_DATE, type FieldErrorCode, isCalendarDate } from '../../contract/src';

const CODE: FieldErrorCode = 'invalid_date';

/** A text `YYYY-MM-DD` that is a real day, not before 1990-01-01. */
export function IsCalendarDate(): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && isCalendarDate(value) && value >= EARLIEST_DATE;
  // class-validator forgets the context of a failure that has no message.
  return ValidateBy({ name: 'isCalendarDate', validator: { validate, defaultMessage: () => CODE } }, { context: { code: CODE } });
}
