import { type FieldKind, LIMITS } from '@contract';

/** Maximum length per kind, in characters as a person counts them; only for kinds where a counter helps. */
export const LONGEST: Partial<Record<FieldKind, number>> = {
  name: LIMITS.name,
  line: LIMITS.line,
  address: LIMITS.address,
  text: LIMITS.text,
  code: LIMITS.code,
  slip: LIMITS.slip,
  email: LIMITS.email,
};

/** The on-screen keyboard for each kind. Every input is of type text, because only the contract validates formats. */
export const KEYBOARDS: Partial<Record<FieldKind, string>> = {
  yen: 'numeric',
  count: 'numeric',
  phone: 'tel',
  postalCode: 'numeric',
  email: 'email',
  url: 'url',
};

/** Text key of the unit after a number. */
export const UNITS: Partial<Record<FieldKind, string>> = { yen: 'answering.yen', count: 'answering.people' };
