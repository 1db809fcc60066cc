import type { ValidationError } from 'class-validator';
import { EXPECTED_TYPES, type FieldError, type FieldErrorCode, fieldError } from '../../../contract/src';
import type { Rule } from './field-rules';
import { pointerTo } from './pointer';

/**
 * The `context` of a class-validator rule: its code and the values for the placeholders of the code's sentence, or the
 * rule that knows both.
 */
export interface RuleContext {
  readonly code?: FieldErrorCode;
  readonly params?: FieldError['params'];
  readonly rule?: Rule;
}

/** class-validator's own rules → the portal's codes, where no context states another one. */
const CODES: Readonly<Record<string, FieldErrorCode>> = {
  isNotEmpty: 'required',
  isDefined: 'required',
  minLength: 'required',
  maxLength: 'too_long',
};

/** A wrong type is reported as the only error of its field: further errors would follow from it. */
const TYPES: Readonly<Record<string, keyof typeof EXPECTED_TYPES>> = {
  isString: 'string',
  isInt: 'integer',
  isNumber: 'integer',
  isBoolean: 'boolean',
  isObject: 'object',
  isArray: 'array',
  nestedValidation: 'object',
};

/** One error for each wrong field, including nested ones. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const { property, constraints, children = [] } = error;
    const pointer = pointerTo(parent, property);
    if (!constraints) return fieldErrorsOf(children, pointer);
    // The list's own error says already that an item is no object.
    return [ownError(pointer, error), ...fieldErrorsOf(children.filter(isReadable), pointer)];
  });
}

function isReadable({ constraints }: ValidationError): boolean {
  return constraints?.['nestedValidation'] === undefined;
}

function ownError(pointer: string, { constraints, contexts = {}, value, target }: ValidationError): FieldError {
  const names = Object.keys(constraints!);
  const found = names.map((name) => contexts[name] as RuleContext | undefined);
  const rule = found.find((context) => context?.rule)?.rule;
  if (rule) {
    const { code, params } = rule(value, ownIdentifiersOf(target))!;
    return fieldError(pointer, code, params);
  }
  if (value === undefined || value === null) return fieldError(pointer, 'required');
  const type = names.flatMap((name) => TYPES[name] ?? [])[0];
  if (type) return fieldError(pointer, 'invalid_type', { expected: EXPECTED_TYPES[type] });
  const said = found.map((context, i) => ({ code: context?.code ?? CODES[names[i]!], params: context?.params }));
  const { code, params } = said.find(({ code }) => code !== undefined) ?? {};
  return fieldError(pointer, code ?? 'invalid_type', params);
}

/** Identifiers of this request that the check for card numbers must accept; a DTO lists them if it has any. */
export function ownIdentifiersOf(dto: object | undefined): readonly string[] {
  return (dto as { readonly ownIdentifiers?: readonly string[] } | undefined)?.ownIdentifiers ?? [];
}
