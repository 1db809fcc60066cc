import { holdsCardNumber, isWholeCardNumber } from './card-number';
import { EXPECTED_TYPES, expectedOf } from './expected';
import { EARLIEST_DATE, LIMITS } from './limits';
import type { DateRule, FieldKind, FieldSpec } from '../answer/section-spec';
import { controlCharacter, holdsLineBreak, isBlank, isFarLongerThan, isLongerThan, tidyWhitespace } from './text';
import {
  INVISIBLE,
  readCode,
  readCount,
  readDate,
  readEmail,
  readPhone,
  readPostalCode,
  readSlip,
  readUrl,
  readYen,
  type Reading,
} from '../typed';

export interface ValueRules {
  /** Today in Asia/Tokyo, `YYYY-MM-DD`. */
  readonly today: string;
  /** Identifiers of the case itself that may look like a card number. */
  readonly ownIdentifiers: readonly string[];
  readonly dateRule?: DateRule;
}

/** A normalised value, or its error. `undefined` is a value left empty. */
export type Checked = Reading<unknown>;

/**
 * Kinds whose text is searched for card numbers, because people write it freely. A slip or phone number consists of
 * digits anyway, so only the whole value is checked (spec 2.4).
 */
const FREE: readonly FieldKind[] = ['name', 'line', 'address', 'text', 'email', 'url', 'code'];
/** Maximum number of characters per kind of text. */
export const FIELD_MAX: Partial<Record<FieldKind, number>> = {
  name: LIMITS.name,
  line: LIMITS.line,
  address: LIMITS.address,
  text: LIMITS.text,
  email: LIMITS.email,
  url: LIMITS.url,
  slip: LIMITS.slip,
  code: LIMITS.code,
  phone: 64,
  postalCode: 64,
};
/** Kinds that are parsed and normalised; names, addresses and other free text stay unchanged. */
const READERS: Partial<Record<FieldKind, (text: string) => Reading<string>>> = {
  phone: readPhone,
  postalCode: readPostalCode,
  slip: readSlip,
  email: readEmail,
  url: readUrl,
  code: readCode,
};

function unchanged(text: string): Reading<string> {
  return { value: text };
}

function checkText(kind: FieldKind, raw: string, rules: ValueRules): Checked {
  const tidy = tidyWhitespace(raw);
  const max = FIELD_MAX[kind]!;
  const read = READERS[kind] ?? unchanged;
  // Parsing removes invisible characters; in all other text bidirectional control characters are refused.
  const control = controlCharacter(read === unchanged ? tidy : tidy.replace(INVISIBLE, ' '));
  if (control) return { error: 'control_character', params: control };
  if (isBlank(tidy)) return { value: undefined };
  if (kind !== 'text' && holdsLineBreak(tidy)) return { error: 'newline_not_allowed' };
  if (isFarLongerThan(tidy, max)) return { error: 'too_long', params: { max } };
  return withinLimits(kind, read(tidy), rules);
}

function withinLimits(kind: FieldKind, reading: Reading<string>, { ownIdentifiers }: ValueRules): Checked {
  if ('error' in reading || reading.value === undefined) return reading;
  const max = FIELD_MAX[kind]!;
  if (isLongerThan(reading.value, max)) return { error: 'too_long', params: { max } };
  const finds = FREE.includes(kind) ? holdsCardNumber : isWholeCardNumber;
  return finds(reading.value, ownIdentifiers) ? { error: 'pan_not_allowed' } : reading;
}

function checkDate(typed: string, { today, dateRule }: ValueRules): Checked {
  const reading = readDate(typed, { today, rule: dateRule });
  if ('error' in reading || reading.value === undefined) return reading;
  const { value } = reading;
  if (value < EARLIEST_DATE) return { error: 'date_too_early' };
  if (dateRule === 'past' && value > today) return { error: 'date_in_future' };
  if (dateRule === 'ahead' && value < today) return { error: 'date_in_past' };
  if (dateRule === 'future' && value <= today) return { error: 'date_not_in_future' };
  return { value };
}

/** Accepts a number, or the text that a person typed for one. */
function checkNumber(spec: FieldSpec, value: unknown): Checked {
  const range = spec.range ?? { min: 0, max: LIMITS.yen };
  if (typeof value === 'string') return spec.kind === 'yen' ? readYen(value, range) : readCount(value, range);
  if (typeof value !== 'number') return wrongType('integer');
  if (!Number.isInteger(value) || value < range.min || value > range.max)
    return { error: 'out_of_range', params: range };
  return { value: value + 0 }; // -0 is valid JSON.
}

function checkChoices(spec: FieldSpec, value: unknown): Checked {
  if (!Array.isArray(value)) return wrongType('array');
  const chosen = new Set<unknown>(value);
  if ([...chosen].some((v) => !spec.options?.some((o) => o.value === v))) return wrongOption(spec);
  const alone = spec.options?.find((o) => o.alone && chosen.has(o.value));
  if (alone && chosen.size > 1) return { error: 'option_alone', params: { option: alone.label } };
  return { value: chosen.size ? spec.options!.map((o) => o.value).filter((v) => chosen.has(v)) : undefined };
}

function wrongType(expected: keyof typeof EXPECTED_TYPES): Checked {
  return { error: 'invalid_type', params: { expected: EXPECTED_TYPES[expected] } };
}

function wrongOption({ options = [] }: FieldSpec): Checked {
  return { error: 'invalid_option', params: { expected: expectedOf(options.map(({ value }) => value)) } };
}

/** Validates and normalises the value of one field; null, undefined and blank text count as a value left empty. */
export function checkValue(spec: FieldSpec, value: unknown, rules: ValueRules): Checked {
  if (value === null || value === undefined) return { value: undefined };
  switch (spec.kind) {
    case 'yen':
    case 'count':
      return checkNumber(spec, value);
    case 'flag':
      return typeof value === 'boolean' ? { value } : wrongType('boolean');
    case 'choices':
      return checkChoices(spec, value);
    case 'choice':
      if (typeof value !== 'string') return wrongType('string');
      if (isBlank(value)) return { value: undefined };
      return spec.options?.some((o) => o.value === value) ? { value } : wrongOption(spec);
    case 'date':
      return typeof value === 'string' ? checkDate(value, rules) : wrongType('string');
    default:
      return typeof value === 'string' ? checkText(spec.kind, value, rules) : wrongType('string');
  }
}
