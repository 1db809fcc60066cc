import { type ValidationError, validateSync } from 'class-validator';
import { type FieldError, fieldError } from '../../../contract/src';
import type { Fault } from './field-rules';
import { RULE } from './request-field.decorator';

/** What the rules at a DTO's fields find wrong, nested fields included. */
export function brokenRules(dto: object): FieldError[] {
  return faults(validateSync(dto, { forbidUnknownValues: false }), '');
}

function faults(errors: readonly ValidationError[], parent: string): FieldError[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const pointer = `${parent}/${property}`;
    const broken = constraints?.[RULE];
    if (broken === undefined) return faults(children ?? [], pointer);
    const { code, params } = JSON.parse(broken) as Fault;
    return [fieldError(pointer, code, params), ...faults(children ?? [], pointer)];
  });
}
