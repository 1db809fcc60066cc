import { type ArgumentMetadata, ValidationPipe, type ValidationPipeOptions } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { EXPECTED_TYPES, type FieldError, type FieldErrorCode, fieldError } from '../../contract/src';
import { checkShape } from './bounded-shape';
import type { Clock } from './clock';
import { DomainError, invalidFields } from './domain-error';
import { readTyped } from './request/typed.decorator';

/** class-validator's names → the portal's codes; what is not listed says what code it means by `context: {code}`. */
const CODES: Readonly<Record<string, FieldErrorCode>> = {
  whitelistValidation: 'unknown_field',
  isNotEmpty: 'required',
  isDefined: 'required',
  minLength: 'required',
  maxLength: 'too_long',
};

/** What fills the braces of a code's sentence, where the rule says it by `context: {params}`. */
function paramsOf(error: ValidationError, code: FieldErrorCode): FieldError['params'] {
  if (code === 'invalid_type') return expectedType(error);
  const contexts = Object.values(error.contexts ?? {}) as { code?: FieldErrorCode; params?: FieldError['params'] }[];
  return contexts.find((context) => context.code === code)?.params;
}

/** A wrong type says all: what else is wrong with the value follows from it. */
const TYPES: Readonly<Record<string, keyof typeof EXPECTED_TYPES>> = {
  isString: 'string',
  isInt: 'integer',
  isNumber: 'integer',
  isBoolean: 'boolean',
  isObject: 'object',
  isArray: 'array',
  nestedValidation: 'object',
};

function expectedType(error: ValidationError): FieldError['params'] {
  const expected = typesOf(error)[0];
  return expected && { expected: EXPECTED_TYPES[expected] };
}

function typesOf(error: ValidationError): (keyof typeof EXPECTED_TYPES)[] {
  return Object.keys(error.constraints ?? {}).flatMap((name) => TYPES[name] ?? []);
}

function codeOf(error: ValidationError): FieldErrorCode {
  if (error.value === undefined || error.value === null)
    return error.constraints?.['whitelistValidation'] ? 'unknown_field' : 'required';
  const names = Object.keys(error.constraints ?? {});
  if (typesOf(error).length) return 'invalid_type';
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

/** First what people typed is read (`@Typed`), then its shape is judged; every wrong field is named once. */
class BoundedValidationPipe extends ValidationPipe {
  constructor(
    private readonly clock: Clock,
    options: ValidationPipeOptions,
  ) {
    super(options);
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (!this.toValidate(metadata)) return super.transform(value, metadata);
    checkShape(value);
    const { fields, errors } = readTyped(metadata.metatype!, value, this.clock.today());
    if (!errors.length) return super.transform(fields, metadata);
    const others = await super.transform(fields, metadata).then(() => [], fieldErrorsOf);
    const told = new Set(errors.map(({ pointer }) => pointer));
    throw invalidFields([...errors, ...others.filter(({ pointer }) => !told.has(pointer))]);
  }
}

function fieldErrorsOf(error: unknown): readonly FieldError[] {
  if (error instanceof DomainError && error.code === 'invalid_fields') return error.errors ?? [];
  throw error;
}

/** Shapes of bodies and queries: unknown fields are refused, nothing is converted but what people typed, every wrong field is named. */
export function validationPipe(clock: Clock): ValidationPipe {
  return new BoundedValidationPipe(clock, {
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: false,
    stopAtFirstError: false,
    validationError: { target: false },
    exceptionFactory: (errors) => invalidFields(fieldErrors(errors)),
  });
}
