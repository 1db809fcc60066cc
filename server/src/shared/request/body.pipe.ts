import type { ArgumentMetadata, PipeTransform, Type as Class } from '@nestjs/common';
import { checkShape } from './bounded-shape';
import type { Clock } from '../time/clock';
import { invalidFields } from '../errors/domain-error';
import { errorsOf, readBody } from './read-body';

const NOT_DTOS: readonly unknown[] = [String, Boolean, Number, Array, Object, undefined];

/**
 * Reads bodies and queries into their DTOs and validates them: unknown fields are refused, and every wrong field is
 * named once.
 */
export class BodyPipe implements PipeTransform {
  constructor(private readonly clock: Clock) {}

  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    return type === 'custom' || NOT_DTOS.includes(metatype) ? value : this.read(value, metatype as Class<object>);
  }

  /** Throws 422 with all errors. A missing body counts as an empty one. */
  read<T extends object>(value: unknown, type: Class<T>): T {
    checkShape(value);
    const body = readBody(new type(), value ?? {}, this.clock.today());
    const errors = errorsOf(body);
    if (errors.length) throw invalidFields(errors);
    return body.dto;
  }
}
