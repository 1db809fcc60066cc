import { UNITS_PER_CHARACTER } from '../../../contract/src';

/** A schema of OpenAPI 3.1, written out. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * A text of at most `max` characters. OpenAPI counts code points; the portal counts characters as people see them,
 * where 👩‍👩‍👧 is one.
 */
export function textOf(
  max: number,
  description = '',
): { readonly type: 'string'; readonly maxLength: number; readonly description: string } {
  const counted = `At most ${max.toLocaleString('en-US')} characters as a person counts them.`;
  return {
    type: 'string',
    maxLength: max * UNITS_PER_CHARACTER,
    description: description ? `${description}. ${counted}` : counted,
  };
}

/** An ISO 8601 instant as requests may write it: `date-time` of OpenAPI demands seconds and an offset. */
export const INSTANT = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?([Zz]|[+-]\\d{2}:\\d{2})?$',
} as const;

/** A value that may be left out: null and blank are the same as absent (spec 3.2). */
export function orBlank<S extends Schema>({ format, pattern, enum: options, ...rest }: S): Schema {
  const form = format === 'date' ? '^\\d{4}-\\d{2}-\\d{2}$' : pattern;
  return {
    ...rest,
    ...(format !== undefined && format !== 'date' && { format }),
    ...(typeof form === 'string' && { pattern: `${form}|^\\s*$` }),
    ...(Array.isArray(options) && { enum: [...(options as unknown[]), ''] }),
  };
}

/** A reference to the document's schema of that name. */
export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}
