import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import { orBlank, type Schema } from '../openapi/schema';
import type { Fault, Rule } from './field-rules';

/** The name under which class-validator reports a broken rule; its message is the `Fault` as JSON. */
export const RULE = 'rule';

interface Documentation {
  /** OpenAPI's description of the value. */
  readonly schema: ApiPropertyOptions;
  readonly rule: Rule;
}

/** A field that every request must bring. */
export function Required({ schema, rule }: Documentation): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...schema, required: true } as ApiPropertyOptions),
    Obeys((value, own) => (value === undefined ? { code: 'required' } : rule(value, own))),
  );
}

/** A field that may be absent or null. */
export function Optional({ schema, rule }: Documentation): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...orBlank(schema as Schema), required: false, nullable: true } as ApiPropertyOptions),
    IsOptional(),
    Obeys(rule),
  );
}

function Obeys(rule: Rule): PropertyDecorator {
  const fault = ({ value, object }: ValidationArguments): Fault | undefined =>
    rule(value, (object as { readonly ownIdentifiers?: readonly string[] }).ownIdentifiers ?? []);
  return ValidateBy({
    name: RULE,
    validator: { validate: (_, args) => !fault(args!), defaultMessage: (args) => JSON.stringify(fault(args!)) },
  });
}
