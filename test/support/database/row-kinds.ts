type Kind<T> = T extends string
  ? 'string'
  : T extends number
    ? 'number'
    : T extends boolean
      ? 'boolean'
      : T extends Date
        ? 'date'
        : T extends Buffer
          ? 'bytes'
          : T extends readonly unknown[]
            ? 'array'
            : 'object';

/** The kinds of a row's columns as its type declares them; the compiler refuses a table that says otherwise. */
export type KindsOf<Row> = {
  readonly [Column in keyof Row]-?: undefined extends Row[Column]
    ? `${Kind<NonNullable<Row[Column]>>} or absent`
    : null extends Row[Column]
      ? `${Kind<NonNullable<Row[Column]>>} or null`
      : Kind<Row[Column]>;
};

/** What differs between rows that a database returned and their declaration; a column that is only ever null or absent was not tested, and differs too. */
export function differences<Row extends object>(rows: readonly Row[], kinds: KindsOf<Row>): string[] {
  const declared = new Map(Object.entries<string>(kinds as Record<string, string>));
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const row of rows as readonly Record<string, unknown>[]) {
    for (const column of new Set([...declared.keys(), ...Object.keys(row)])) {
      const kind = column in row ? kindOf(row[column]) : 'absent';
      const allowed = declared.get(column)?.split(' or ') ?? [];
      if (!allowed.includes(kind)) found.add(`${column} is ${kind}, not ${allowed.join(' or ') || 'declared'}`);
      if (kind === allowed[0]) seen.add(column);
    }
  }
  const untested = [...declared.keys()].filter((column) => !seen.has(column));
  return [...found, ...untested.map((column) => `${column} has no value in any row`)];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return 'date';
  if (Buffer.isBuffer(value)) return 'bytes';
  return Array.isArray(value) ? 'array' : typeof value;
}
