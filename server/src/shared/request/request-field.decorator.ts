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
  /** Brings a text that is not blank into its one form, before the rule judges it. */
  readonly form?: (text: string) => string;
}

/** A field that every request of another system must bring. */
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

/** Absent = null = blank (spec 3.2). What is inside a value of a wrong type is not read: neither its depth nor its length costs anything. */
function orLeftOut(form = (text: string) => text): (value: unknown) => { readonly value: unknown } {
  return (value) => {
    if (value === null) return { value: undefined };
    if (typeof value === 'object') return { value: Array.isArray(value) ? [] : {} };
    if (typeof value !== 'string') return { value };
    return { value: isBlank(value) ? undefined : form(value) };
  };
}

/** class-validator hands out a rule's context only where its message is not empty. */
function Obeys(rule: Rule): PropertyDecorator {
  const validate = (value: unknown, args?: ValidationArguments) => !rule(value, ownIdentifiersOf(args!.object));
  return ValidateBy(
    { name: 'rule', validator: { validate, defaultMessage: () => 'rule' } },
    { context: { rule } satisfies RuleContext },
  );
}
