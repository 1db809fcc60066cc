import type { Label } from '../values/label';

/**
 * A condition on a value: a path of the answer (`product.salesForm`), `noticeType`, or `payment.productName` (from the
 * request). `in` holds when the value, or one of a set's values, is in the list; `absent` holds when there is no value.
 */
export type Condition =
  | { readonly path: string; readonly in: readonly (string | boolean)[] }
  | { readonly path: string; readonly notIn: readonly (string | boolean)[] }
  | { readonly path: string; readonly absent: true };

/**
 * The kinds of value. name, line, address: one line. text: several lines. slip: a carrier's slip number. code: an order
 * id. yen: integer yen. count: integer. flag: yes/no. choice: one option; choices: a set of options. list: a list of
 * items within a section, see `FieldSpec.list`.
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
  /** Can't be combined with other options of the set. */
  readonly alone?: true;
}

/** past: today (JST) or before. ahead: today or later. future: after today. */
export type DateRule = 'past' | 'ahead' | 'future';

export interface FieldSpec {
  readonly name: string;
  readonly label: Label;
  readonly kind: FieldKind;
  /** Required always, or when any of the conditions holds; only where the field is asked for. */
  readonly required?: true | readonly Condition[];
  /** Asked for only when all conditions hold; otherwise a value is refused. */
  readonly askedWhen?: readonly Condition[];
  /** Personal data: when required, 「保有していない」 is an accepted answer. */
  readonly personal?: true;
  readonly options?: readonly Option[];
  readonly date?: DateRule | readonly { readonly when: Condition; readonly is: DateRule }[];
  readonly range?: { readonly min: number; readonly max: number };
  /** The items of a field of kind list. */
  readonly list?: SectionSpec;
  readonly help?: Label;
}

export interface SectionSpec {
  readonly name: string;
  readonly label: Label;
  /** fields: an object. list: an array of such objects. text: a single free text. */
  readonly shape: 'fields' | 'list' | 'text';
  readonly fields: readonly FieldSpec[];
  /** The allowed number of a list's items. */
  readonly items?: { readonly min: number; readonly max: number };
  readonly askedWhen?: readonly Condition[];
  /** May be left out as a whole: always, or when any of the conditions holds. */
  readonly optional?: true | readonly Condition[];
  /** At least one of these fields is required. */
  readonly atLeastOne?: readonly { readonly fields: readonly string[]; readonly when?: Condition }[];
  /** Dates that must be in this order; equal dates are allowed. */
  readonly dateOrder?: readonly (readonly string[])[];
  /** At most one of these fields is allowed. */
  readonly notTogether?: readonly (readonly [string, string])[];
  readonly help?: Label;
}
