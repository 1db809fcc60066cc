import { type FieldKind, LIMITS } from '@contract';

/** Longest text per kind, in characters as a person counts them; only where the person can see it coming. */
export const LONGEST: Partial<Record<FieldKind, number>> = {
  name: LIMITS.name,
  line: LIMITS.line,
  address: LIMITS.address,
  text: LIMITS.text,
  code: LIMITS.code,
  slip: LIMITS.slip,
  email: LIMITS.email,
};

/** The on-screen keyboard that suits a kind. Every input is of type text: the contract alone judges formats. */
export const KEYBOARDS: Partial<Record<FieldKind, string>> = {
  yen: 'numeric',
  count: 'numeric',
  phone: 'tel',
  postalCode: 'numeric',
  email: 'email',
  url: 'url',
};

/** Key of the unit behind a number. */
export const UNITS: Partial<Record<FieldKind, string>> = { yen: 'answering.yen', count: 'answering.people' };
