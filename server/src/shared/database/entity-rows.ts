import { getMetadataArgsStorage } from 'typeorm';
import { prepared, type Raw, type Statement } from './statement';

/*
 * Entities in written-out statements. TypeORM's builder takes longer to write a statement than PostgreSQL to execute
 * it: where calls are frequent (creating a case, its sheet, its answer), entities only define how properties and
 * columns are named.
 */

type Entity<E> = new () => E;

interface Column {
  readonly name: string;
  readonly property: string;
  readonly json: boolean;
  /** False when the database generates the value. */
  readonly inserted: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** How an entity's columns are selected in a statement that gives its table an alias. */
interface Selection {
  readonly columns: string;
  readonly properties: readonly (readonly [property: string, inRow: string])[];
}

const tables = new Map<Entity<unknown>, Table>();
const selections = new Map<string, Selection>();

/** The select list from which `entityOf` builds an entity; `alias` is its table's alias in the statement. */
export function columnsOf<E>(entity: Entity<E>, alias: string): string {
  return selectionOf(entity, alias).columns;
}

export function entityOf<E extends object>(entity: Entity<E>, alias: string, row: Raw): E {
  const found = new entity() as Record<string, unknown>;
  for (const [property, inRow] of selectionOf(entity, alias).properties) found[property] = row[inRow];
  return found as E;
}

/** The same for a table that was joined with LEFT JOIN; null when it had no row. */
export function joinedOf<E extends object>(entity: Entity<E>, alias: string, row: Raw): E | null {
  const [[, key]] = selectionOf(entity, alias).properties as [[string, string]];
  return row[key] === null ? null : entityOf(entity, alias, row);
}

/** Selects the entities that match `rest` (joins, conditions and order; the table's alias is `t`). */
export function selectOf<E extends object>(entity: Entity<E>, rest: string, values: readonly unknown[]): Statement<E> {
  return {
    ...prepared(`SELECT ${columnsOf(entity, 't')} FROM ${tableOf(entity).name} t ${rest}`, values),
    read: (row) => entityOf(entity, 't', row),
  };
}

/** Inserts a row with the given properties; `rest`: ON CONFLICT, RETURNING. */
export function insertOf<E extends object, Row = unknown>(
  entity: Entity<E>,
  properties: Partial<E>,
  rest = '',
): Statement<Row> {
  const { into, given, values } = insertionOf(entity, properties);
  return prepared(`INSERT INTO ${into} VALUES (${given(0)}) ${rest}`, values);
}

/** Inserts such a row for each row that `change` returns, in one statement with it. */
export function insertForEach<E extends object>(
  entity: Entity<E>,
  properties: Partial<E>,
  change: Statement,
): Statement {
  const { into, given, values } = insertionOf(entity, properties);
  return prepared(
    `WITH changed AS (${change.text}) INSERT INTO ${into} SELECT ${given(change.values.length)} FROM changed`,
    [...change.values, ...values],
  );
}

function selectionOf<E>(entity: Entity<E>, alias: string): Selection {
  const { name, columns } = tableOf(entity);
  const known = selections.get(`${name} ${alias}`) ?? {
    columns: columns.map((column) => `${alias}.${column.name} AS "${alias}.${column.property}"`).join(', '),
    properties: columns.map(({ property }) => [property, `${alias}.${property}`] as const),
  };
  selections.set(`${name} ${alias}`, known);
  return known;
}

/** The parts of an insertion: columns, placeholders and values of the given properties. */
function insertionOf<E extends object>(entity: Entity<E>, properties: Partial<E>) {
  const { name, columns } = tableOf(entity);
  const given = columns.filter(({ property, inserted }) => inserted && properties[property as keyof E] !== undefined);
  return {
    into: `${name} (${given.map((column) => column.name).join(', ')})`,
    given: (others: number) => given.map((_, i) => `$${others + i + 1}`).join(', '),
    values: given.map(({ property, json }) => written(properties[property as keyof E], json)),
  };
}

/** The table as its decorators describe it: writing a statement needs no connection. */
function tableOf<E>(entity: Entity<E>): Table {
  const known = tables.get(entity);
  if (known) return known;
  const declared = getMetadataArgsStorage();
  const name = declared.filterTables(entity)[0]!.name!;
  const columns = declared.filterColumns(entity).map(({ propertyName, options }) => ({
    name: options.name ?? propertyName,
    property: propertyName,
    json: options.type === 'jsonb',
    inserted: options.insert !== false,
  }));
  tables.set(entity, { name, columns });
  return { name, columns };
}

/** node-postgres would turn an array into a PostgreSQL array, also for a JSON column. */
function written(value: unknown, json: boolean): unknown {
  return json && value !== null ? JSON.stringify(value) : value;
}
