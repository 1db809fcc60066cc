import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, type FieldErrorCode, fieldError } from '../../contract/src';
import { checkShape } from './bounded-shape';
import { invalidFields } from './domain-error';

/** class-validator's names → the portal's codes; what is not listed says what code it means by `context: {code}`. */
const CODES: Readonly<Record<string, FieldErrorCode>> = {
  whitelistValidation: 'unknown_field', isNotEmpty: 'required', isDefined: 'required', minLength: 'required',
  maxLength: 'too_long', isIn: 'invalid_option', isEnum: 'invalid_option',
};

/** What fills the braces of a code's sentence, where the rule says it by `context: {params}`. */
function paramsOf(error: ValidationError, code: FieldErrorCode): FieldError['params'] {
  const contexts = Object.values(error.contexts ?? {}) as { code?: FieldErrorCode; params?: FieldError['params'] }[];
  return contexts.find((context) => context.code === code)?.params;
}

/** A wrong type says all: what else is wrong with the value follows from it. */
const TYPES = ['isString', 'isInt', 'isNumber', 'isBoolean', 'isObject', 'isArray', 'nestedValidation'];

function codeOf(error: ValidationError): FieldErrorCode {
  if (error.value === undefined || error.value === null) return error.constraints?.['whitelistValidation'] ? 'unknown_field' : 'required';
  const names = Object.keys(error.constraints ?? {});
  if (names.some((name) => TYPES.includes(name))) return 'invalid_type';
  for (const name of names) {
    const code = (error.contexts?.[name] as { code?: FieldErrorCode } | undefined)?.code ?? CODES[name];
    if (code) return code;
  }
  return 'invalid_type';
}

/** RFC 6901: `~` and `/` within a name are escaped. */
function pointerTo(parent: string, name: string): string {
  return `${parent}/${name.slice(0, 64).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** One field error for each field at fault, nested ones included. */
export function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = pointerTo(parent, error.property);
    const own = error.constraints ? [ownError(pointer, error)] : [];
    return [...own, ...fieldErrors(error.children ?? [], pointer)];
  });
}

function ownError(pointer: string, error: ValidationError): FieldError {
  const code = codeOf(error);
  return fieldError(pointer, code, paramsOf(error, code));
}

class BoundedValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (this.toValidate(metadata)) checkShape(value);
    return super.transform(value, metadata);
  }
}

/** Shapes of bodies and queries: unknown fields are refused, nothing is converted, every wrong field is named. */
export function validationPipe(): ValidationPipe {
  return new BoundedValidationPipe({
    whitelist: true, forbidNonWhitelisted: true, transform: false, stopAtFirstError: false, validationError: { target: false },
    exceptionFactory: (errors) => invalidFields(fieldErrors(errors)),
  });
}
