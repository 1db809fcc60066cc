import type { Label } from './label';

/**
 * Where a rule looks: a path of the answer (`product.salesForm`), `noticeType`, or `payment.productName` (what the
 * request already told). `in` holds when the value, or one of a set's values, is among them; `absent` when there is none.
 */
export type Condition =
  | { readonly path: string; readonly in: readonly (string | boolean)[] }
  | { readonly path: string; readonly notIn: readonly (string | boolean)[] }
  | { readonly path: string; readonly absent: true };

/**
 * The kinds of value. name, line, address: one line. text: lines. slip: a carrier's slip number. code: an order id.
 * yen: integer yen. count: integer. flag: yes/no. choice: one option; choices: a set of options.
 * list: a list of items within a section, see `FieldSpec.list`.
 */
export const FIELD_KINDS = [
  'name',
  'line',
  'address',
  'text',
  'email',
  'phone',
  'postalCode',
  'url',
  'slip',
  'code',
  'date',
  'yen',
  'count',
  'flag',
  'choice',
  'choices',
  'list',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface Option {
  readonly value: string;
  readonly label: Label;
  /** May not be combined with other options of the set. */
  readonly alone?: true;
}

/** past: today (JST) or before. ahead: today or later. future: after today. */
export type DateRule = 'past' | 'ahead' | 'future';

export interface FieldSpec {
  readonly name: string;
  readonly label: Label;
  readonly kind: FieldKind;
  /** Required always, or when any of the conditions holds. Only where the field is asked for. */
  readonly required?: true | readonly Condition[];
  /** Asked for only when all conditions hold; a value is refused otherwise. */
  readonly askedWhen?: readonly Condition[];
  /** A personal detail of a person: when required, 「保有していない」 is an accepted answer. */
  readonly personal?: true;
  readonly options?: readonly Option[];
  readonly date?: DateRule | readonly { readonly when: Condition; readonly is: DateRule }[];
  readonly range?: { readonly min: number; readonly max: number };
  /** What the items of a field of kind list are. */
  readonly list?: SectionSpec;
  readonly help?: Label;
}

export interface SectionSpec {
  readonly name: string;
  readonly label: Label;
  /** fields: an object. list: an array of such objects. text: a single free text. */
  readonly shape: 'fields' | 'list' | 'text';
  readonly fields: readonly FieldSpec[];
  /** A list's number of items. */
  readonly items?: { readonly min: number; readonly max: number };
  readonly askedWhen?: readonly Condition[];
  /** May be left out as a whole: always, or when any of the conditions holds. */
  readonly optional?: true | readonly Condition[];
  /** Of these fields at least one must be given. */
  readonly atLeastOne?: readonly { readonly fields: readonly string[]; readonly when?: Condition }[];
  /** Dates that may not run backwards, in this order; the same day is fine. */
  readonly dateOrder?: readonly (readonly string[])[];
  /** Of these fields only one may be given. */
  readonly notTogether?: readonly (readonly [string, string])[];
  readonly help?: Label;
}
