import type { ApiPropertyOptions } from '@nestjs/swagger';
import { checkValue, FIELD_MAX, type FieldKind, type FieldSpec } from '../../contract/src';
import { textOf } from '../shared/openapi/schema';
import type { Rule } from '../shared/request/field-rules';

/** Validates a text as a form of the portal would, by the rules of its kind: spec 2.4. */
export function written(
  kind: FieldKind,
  description: string,
  example?: string,
): { readonly rule: Rule; readonly schema: ApiPropertyOptions } {
  const rule: Rule = (value, ownIdentifiers) => {
    const checked = checkValue(specOf(kind), value, { today: '', ownIdentifiers });
    return 'error' in checked ? { code: checked.error, ...(checked.params && { params: checked.params }) } : undefined;
  };
  return {
    rule,
    schema: { ...textOf(FIELD_MAX[kind]!, description), ...(example && { example }) } as ApiPropertyOptions,
  };
}

/** A validated text in its stored form: phone numbers and postal codes without hyphens. Absent = null. */
export function inOneForm(kind: FieldKind, value: string | undefined): string | null {
  if (value === undefined) return null;
  const checked = checkValue(specOf(kind), value, { today: '', ownIdentifiers: [] });
  return 'error' in checked ? value : ((checked.value as string | undefined) ?? null);
}

function specOf(kind: FieldKind): FieldSpec {
  return { name: kind, label: { ja: kind, en: kind }, kind };
}
