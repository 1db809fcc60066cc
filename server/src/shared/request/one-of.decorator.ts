import { IsIn } from 'class-validator';
import { expectedOf } from '../../../contract/src';

/** Requires one of the options; the error lists all of them. */
export function OneOf(options: readonly string[], { each = false } = {}): PropertyDecorator {
  return IsIn(options, { each, context: { code: 'invalid_option', params: { expected: expectedOf(options) } } });
}
