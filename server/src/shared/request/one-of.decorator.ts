import { IsIn } from 'class-validator';
import { expectedOf } from '../../../contract/src';

/** One of the options; whoever gives another is told them all. */
export function OneOf(options: readonly string[], { each = false } = {}): PropertyDecorator {
  return IsIn(options, { each, context: { code: 'invalid_option', params: { expected: expectedOf(options) } } });
}
