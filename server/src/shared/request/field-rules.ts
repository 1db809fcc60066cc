import {
  controlCharacter,
  EARLIEST_DATE,
  EXPECTED_FORMATS,
  EXPECTED_TYPES,
  expectedMarks,
  expectedOf,
  type FieldError,
  type FieldErrorCode,
  holdsCardNumber,
  holdsLineBreak,
  isCalendarDate,
  isLongerThan,
  isWholeCardNumber,
  type Label,
  LIMITS,
} from '../../../contract/src';
import { utcInstant } from './instant';

export interface Fault {
  readonly code: FieldErrorCode;
  readonly params?: FieldError['params'];
}

/**
 * Returns what is wrong with a value, if anything. `ownIdentifiers`: identifiers of this case that the check for card
 * numbers must accept.
 */
export type Rule = (value: unknown, ownIdentifiers: readonly string[]) => Fault | undefined;

export function wrongType(expected: keyof typeof EXPECTED_TYPES): Fault {
  return { code: 'invalid_type', params: { expected: EXPECTED_TYPES[expected] } };
}

function wrongFormat(expected: Label): Fault {
  return { code: 'invalid_format', params: { expected } };
}

/** A rule for text: other types are refused before it runs. */
const ofText =
  (rule: (text: string, ownIdentifiers: readonly string[]) => Fault | undefined): Rule =>
  (value, ownIdentifiers) =>
    typeof value === 'string' ? rule(value, ownIdentifiers) : wrongType('string');

interface TextRule {
  readonly max: number;
  /** Line breaks are allowed. */
  readonly lines?: true;
  /** Consists of digits by nature, so that only the whole value is checked for a card number. */
  readonly digits?: true;
}

export const text = ({ max, lines, digits }: TextRule): Rule =>
  ofText((value, ownIdentifiers): Fault | undefined => {
    const control = controlCharacter(value);
    if (control) return { code: 'control_character', params: control };
    if (!lines && holdsLineBreak(value)) return { code: 'newline_not_allowed' };
    if (isLongerThan(value, max)) return { code: 'too_long', params: { max } };
    return (digits ? isWholeCardNumber : holdsCardNumber)(value, ownIdentifiers)
      ? { code: 'pan_not_allowed' }
      : undefined;
  });

/**
 * Visible ASCII characters and the space. Not `.` and `..`: HTTP clients remove them as segments of a path, so such a
 * value could never be requested.
 */
export const printable = (max: number): Rule =>
  ofText((value, ownIdentifiers) => {
    if (!/^[\x20-\x7e]*$/.test(value) || /^\.{1,2}$/.test(value)) return wrongFormat(EXPECTED_FORMATS.reference);
    if (value.length > max) return { code: 'too_long', params: { max } };
    return holdsCardNumber(value, ownIdentifiers) ? { code: 'pan_not_allowed' } : undefined;
  });

export const pattern = (pattern: RegExp, expected: Label): Rule =>
  ofText((value) => (pattern.test(value) ? undefined : wrongFormat(expected)));

/** A gateway's own id: visible ASCII characters. */
export const gatewayId = (max: number): Rule =>
  ofText((value, ownIdentifiers) => {
    if (value === '' || value.length > max || !/^[!-~]*$/.test(value)) return wrongFormat(expectedMarks(1, max));
    return isWholeCardNumber(value, ownIdentifiers) ? { code: 'pan_not_allowed' } : undefined;
  });

export const option = (options: readonly string[]): Rule =>
  ofText((value) =>
    options.includes(value) ? undefined : { code: 'invalid_option', params: { expected: expectedOf(options) } },
  );

export const date: Rule = ofText((value) => {
  if (!isCalendarDate(value)) return { code: 'invalid_date' };
  return value < EARLIEST_DATE ? { code: 'date_too_early' } : undefined;
});

export const instant: Rule = ofText((value) => {
  const utc = utcInstant(value);
  if (utc === undefined) return { code: 'invalid_instant' };
  return utc < EARLIEST_DATE ? { code: 'date_too_early' } : undefined;
});

/** A valid instant, converted to UTC. */
export const inUtc = (text: string): string => utcInstant(text) ?? text;

export const whole =
  (min: number, max: number): Rule =>
  (value) => {
    if (typeof value !== 'number') return wrongType('integer');
    return Number.isInteger(value) && value >= min && value <= max
      ? undefined
      : { code: 'out_of_range', params: { min, max } };
  };

export const yen: Rule = whole(0, LIMITS.yen);

/** 注文番号 in the format of the payment provider: spec 4.3, X(38). */
export const orderNumber: Rule = ofText((value) => {
  if (!/^[A-Za-z0-9_-]{1,38}$/.test(value)) return wrongFormat(EXPECTED_FORMATS.orderNumber);
  return holdsCardNumber(value) ? { code: 'pan_not_allowed' } : undefined;
});
