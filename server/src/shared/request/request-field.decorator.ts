import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import { isBlank } from '../../../contract/src';
import { orBlank, type Schema } from '../openapi/schema';
import { ownIdentifiersOf, type RuleContext } from './field-errors';
import { ReadBy } from './field-readers';
import type { Rule } from './field-rules';

interface Documentation {
  /** OpenAPI's description of the value. */
  readonly schema: ApiPropertyOptions;
  readonly rule: Rule;
  /** Normalises a text that is not blank, before the rule validates it. */
  readonly form?: (text: string) => string;
}

/** A field that is required in every request of another system. */
export function Required({ schema, rule, form }: Documentation): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...schema, required: true } as ApiPropertyOptions),
    ReadBy(orLeftOut(form)),
    Obeys((value, own) => (value === undefined ? { code: 'required' } : rule(value, own))),
  );
}

/** A field that may be absent or null. */
export function Optional({ schema, rule, form }: Documentation): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...orBlank(schema as Schema), required: false, nullable: true } as ApiPropertyOptions),
    ReadBy(orLeftOut(form)),
    IsOptional(),
    Obeys(rule),
  );
}

/**
 * Absent, null and blank are the same (spec 3.2). The content of a value of a wrong type is not read, so neither its
 * depth nor its length costs time.
 */
function orLeftOut(form = (text: string) => text): (value: unknown) => { readonly value: unknown } {
  return (value) => {
    if (value === null) return { value: undefined };
    if (typeof value === 'object') return { value: Array.isArray(value) ? [] : {} };
    if (typeof value !== 'string') return { value };
    return { value: isBlank(value) ? undefined : form(value) };
  };
}

/** class-validator returns a rule's context only if its message is not empty. */
function Obeys(rule: Rule): PropertyDecorator {
  const validate = (value: unknown, args?: ValidationArguments) => !rule(value, ownIdentifiersOf(args!.object));
  return ValidateBy(
    { name: 'rule', validator: { validate, defaultMessage: () => 'rule' } },
    { context: { rule } satisfies RuleContext },
  );
}
