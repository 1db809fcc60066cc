import { fieldError, type FieldError } from '../values/field-error';
import { checkValue } from '../values/field-value';
import type { FieldSpec } from '../answer/section-spec';

/** 購入者情報: the fields that a shop asks its buyer for. */
export const BUYER_FIELDS: readonly FieldSpec[] = [
  { name: 'name', label: { ja: 'お名前', en: 'Name' }, kind: 'name', required: true },
  { name: 'kana', label: { ja: 'フリガナ', en: 'Name in kana' }, kind: 'name' },
  { name: 'email', label: { ja: 'メールアドレス', en: 'E-mail' }, kind: 'email', required: true },
  { name: 'phone', label: { ja: '電話番号', en: 'Phone' }, kind: 'phone', required: true },
  { name: 'postalCode', label: { ja: '郵便番号', en: 'Postal code' }, kind: 'postalCode', required: true },
  { name: 'address', label: { ja: 'ご住所', en: 'Address' }, kind: 'address', required: true },
];

/** The delivery address, if it differs from the buyer's. */
export const DELIVERY_FIELDS: readonly FieldSpec[] = [
  { name: 'name', label: { ja: 'お届け先のお名前', en: 'Recipient' }, kind: 'name', required: true },
  {
    name: 'postalCode',
    label: { ja: 'お届け先の郵便番号', en: 'Postal code of the delivery' },
    kind: 'postalCode',
    required: true,
  },
  { name: 'address', label: { ja: 'お届け先のご住所', en: 'Delivery address' }, kind: 'address', required: true },
  { name: 'phone', label: { ja: 'お届け先の電話番号', en: 'Phone of the recipient' }, kind: 'phone' },
];

/** The normalised value of each field (null where empty) and all errors; pointers begin with `parent`. */
export function checkFields(
  specs: readonly FieldSpec[],
  values: Readonly<Record<string, unknown>>,
  parent: string,
  today: string,
): { readonly values: Record<string, unknown>; readonly errors: readonly FieldError[] } {
  const checked: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const spec of specs) {
    const result = checkValue(spec, values[spec.name], { today, ownIdentifiers: [] });
    const pointer = `${parent}/${spec.name}`;
    if ('error' in result) errors.push(fieldError(pointer, result.error, result.params));
    else if (result.value === undefined && spec.required) errors.push(fieldError(pointer, 'required'));
    else checked[spec.name] = result.value ?? null;
  }
  return { values: checked, errors };
}
