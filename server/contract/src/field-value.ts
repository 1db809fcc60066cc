import { isCalendarDate } from './calendar';
import { holdsCardNumber } from './card-number';
import type { FieldError, FieldErrorCode } from './field-error';
import { EARLIEST_DATE, LIMITS } from './limits';
import type { DateRule, FieldKind, FieldSpec } from './section-spec';
import { HYPHEN, holdsControlCharacter, holdsLineBreak, isBlank, isLongerThan, tidyWhitespace } from './text';

export interface ValueRules {
  /** Today in Asia/Tokyo, `YYYY-MM-DD`. */
  readonly today: string;
  /** Identifiers of the case itself that may look like a card number. */
  readonly ownIdentifiers: readonly string[];
  readonly dateRule?: DateRule;
}

/** A value as it is stored, or what is wrong with it. `undefined` is a value left empty. */
export type Checked =
  | { readonly value: unknown }
  | { readonly error: FieldErrorCode; readonly params?: FieldError['params'] };

/** Kinds in which a card number is looked for: what people type freely, never slips, phones and dates (spec 2.4). */
const FREE: readonly FieldKind[] = ['name', 'line', 'address', 'text', 'email', 'url', 'code'];
/** The most characters that a value of a kind of text may have. */
export const FIELD_MAX: Partial<Record<FieldKind, number>> = {
  name: LIMITS.name, line: LIMITS.line, address: LIMITS.address, text: LIMITS.text,
  email: LIMITS.email, url: LIMITS.url, slip: LIMITS.slip, code: LIMITS.code, phone: 64, postalCode: 64,
};
const HYPHENS = new RegExp(HYPHEN, 'g');

/** Numbers and addresses of one meaning get one form; names, and whatever else a person wrote, stay to the letter. */
function normalised(kind: FieldKind, text: string): string {
  switch (kind) {
    case 'phone': return unspaced(text).replace(HYPHENS, '').replace(/[().]/g, '');
    case 'postalCode': return unspaced(text).replace(HYPHENS, '').replace(/^〒/, '');
    case 'slip': return unspaced(text).replace(HYPHENS, '-');
    case 'email': return text.normalize('NFKC').trim();
    // A path may hold characters that NFKC would change into others; only a full-width beginning is folded.
    case 'url': return (/^\s*https?:\/\//i.test(text) ? text : text.normalize('NFKC')).trim();
    case 'code': return text.trim();
    default: return text;
  }
}

function unspaced(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** `local@domain` as people have it: one @, no blanks or header characters, a dotted domain. */
export function isEmailAddress(text: string): boolean {
  return text.length <= LIMITS.email && /^[^\s@<>(),;:"\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}]{2,}$/u.test(text);
}

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(text)) return false;
  try {
    return new URL(text).hostname.length > 0;
  } catch {
    return false;
  }
}

function formatError(kind: FieldKind, text: string): FieldErrorCode | undefined {
  if (kind === 'phone' && !/^(0\d{9,10}|\+\d{8,15})$/.test(text)) return 'invalid_phone';
  if (kind === 'postalCode' && !/^\d{7}$/.test(text)) return 'invalid_postal_code';
  if (kind === 'email' && !isEmailAddress(text)) return 'invalid_email';
  if (kind === 'url' && !isWebAddress(text)) return 'invalid_url';
  if (kind === 'slip' && !/^[0-9A-Za-z-]+$/.test(text)) return 'invalid_format';
  return undefined;
}

function checkText(kind: FieldKind, raw: string, rules: ValueRules): Checked {
  const tidy = tidyWhitespace(raw);
  const max = FIELD_MAX[kind]!;
  if (holdsControlCharacter(tidy)) return { error: 'control_character' };
  if (isBlank(tidy)) return { value: undefined };
  if (kind !== 'text' && holdsLineBreak(tidy)) return { error: 'newline_not_allowed' };
  const text = normalised(kind, tidy);
  if (isLongerThan(text, max)) return { error: 'too_long', params: { max } };
  const error = formatError(kind, text);
  if (error) return { error };
  if (FREE.includes(kind) && holdsCardNumber(text, rules.ownIdentifiers)) return { error: 'pan_not_allowed' };
  return { value: text };
}

function checkDate(text: string, { today, dateRule }: ValueRules): Checked {
  if (isBlank(text)) return { value: undefined };
  if (!isCalendarDate(text)) return { error: 'invalid_date' };
  if (text < EARLIEST_DATE) return { error: 'date_too_early' };
  if (dateRule === 'past' && text > today) return { error: 'date_in_future' };
  if (dateRule === 'ahead' && text < today) return { error: 'date_in_past' };
  if (dateRule === 'future' && text <= today) return { error: 'date_not_in_future' };
  return { value: text };
}

function checkNumber(spec: FieldSpec, value: unknown): Checked {
  const range = spec.range ?? { min: 0, max: LIMITS.yen };
  if (typeof value !== 'number') return { error: 'invalid_type' };
  if (!Number.isInteger(value) || value < range.min || value > range.max) return { error: 'out_of_range', params: range };
  return { value: value + 0 }; // JSON knows -0
}

function checkChoices(spec: FieldSpec, value: unknown): Checked {
  if (!Array.isArray(value)) return { error: 'invalid_type' };
  const chosen = new Set<unknown>(value);
  if ([...chosen].some((v) => !spec.options?.some((o) => o.value === v))) return { error: 'invalid_option' };
  const alone = spec.options?.find((o) => o.alone && chosen.has(o.value));
  if (alone && chosen.size > 1) return { error: 'option_alone', params: { option: alone.label } };
  return { value: chosen.size ? spec.options!.map((o) => o.value).filter((v) => chosen.has(v)) : undefined };
}

/** Checks and normalises the value of one field; null, undefined and blank text are a value left empty. */
export function checkValue(spec: FieldSpec, value: unknown, rules: ValueRules): Checked {
  if (value === null || value === undefined) return { value: undefined };
  switch (spec.kind) {
    case 'yen': case 'count': return checkNumber(spec, value);
    case 'flag': return typeof value === 'boolean' ? { value } : { error: 'invalid_type' };
    case 'choices': return checkChoices(spec, value);
    case 'choice':
      if (typeof value !== 'string') return { error: 'invalid_type' };
      if (isBlank(value)) return { value: undefined };
      return spec.options?.some((o) => o.value === value) ? { value } : { error: 'invalid_option' };
    case 'date': return typeof value === 'string' ? checkDate(value, rules) : { error: 'invalid_type' };
    default: return typeof value === 'string' ? checkText(spec.kind, value, rules) : { error: 'invalid_type' };
  }
}
