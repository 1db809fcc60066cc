import type { EntityManager } from 'typeorm';
import type { Statement } from './statement';

/*
 * Entities in statements that are written out. TypeORM's builder takes longer to write a statement than PostgreSQL to answer it: where many
 * calls come (a case taken in, its sheet, its answer) it only says how properties and columns are called.
 */

type Entity<E> = new () => E;
export type Row = Readonly<Record<string, unknown>>;

interface Column {
  readonly name: string;
  readonly property: string;
  readonly json: boolean;
  /** Not where the database makes the value. */
  readonly inserted: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** How an entity stands in the rows of a statement that gives its table an alias. */
interface Selection {
  readonly columns: string;
  readonly properties: readonly (readonly [property: string, inRow: string])[];
}

const tables = new Map<Entity<unknown>, Table>();
const selections = new Map<string, Selection>();

/** What to select so that `entityOf` finds an entity in the row; `alias` is its table's in the statement. */
export function columnsOf<E>(tx: EntityManager, entity: Entity<E>, alias: string): string {
  return selectionOf(tx, entity, alias).columns;
}

export function entityOf<E extends object>(tx: EntityManager, entity: Entity<E>, alias: string, row: Row): E {
  const found = new entity() as Record<string, unknown>;
  for (const [property, inRow] of selectionOf(tx, entity, alias).properties) found[property] = row[inRow];
  return found as E;
}

/** The same of a table that was joined with LEFT JOIN; null where it had no row. */
export function joinedOf<E extends object>(tx: EntityManager, entity: Entity<E>, alias: string, row: Row): E | null {
  const [[, key]] = selectionOf(tx, entity, alias).properties as [[string, string]];
  return row[key] === null ? null : entityOf(tx, entity, alias, row);
}

function selectionOf<E>(tx: EntityManager, entity: Entity<E>, alias: string): Selection {
  const { name, columns } = tableOf(tx, entity);
  const known = selections.get(`${name} ${alias}`) ?? {
    columns: columns.map((column) => `${alias}.${column.name} AS "${alias}.${column.property}"`).join(', '),
    properties: columns.map(({ property }) => [property, `${alias}.${property}`] as const),
  };
  selections.set(`${name} ${alias}`, known);
  return known;
}

/** All that `rest` (conditions and order; the table is `t`) leaves of an entity's table. */
export async function selectRows<E extends object>(
  tx: EntityManager,
  entity: Entity<E>,
  rest: string,
  values: readonly unknown[],
): Promise<E[]> {
  const rows: Row[] = await tx.query(
    `SELECT ${columnsOf(tx, entity, 't')} FROM ${tableOf(tx, entity).name} t ${rest}`,
    [...values],
  );
  return rows.map((row) => entityOf(tx, entity, 't', row));
}

/** Inserts a row of the properties that are given; answers what `rest` returns. */
export function insertRow<E extends object, R = never>(
  tx: EntityManager,
  entity: Entity<E>,
  values: Partial<E>,
  rest = '',
): Promise<R[]> {
  const { into, given, parameters } = insertionOf(tx, entity, values);
  return tx.query(`INSERT INTO ${into} VALUES (${given(0)}) ${rest}`, parameters);
}

/** The same once for each row that `change` returns. */
export function insertRowFor<E extends object>(
  tx: EntityManager,
  entity: Entity<E>,
  values: Partial<E>,
  change: Statement,
): Promise<unknown> {
  const { into, given, parameters } = insertionOf(tx, entity, values);
  return tx.query(
    `WITH changed AS (${change.sql}) INSERT INTO ${into} SELECT ${given(change.parameters.length)} FROM changed`,
    [...change.parameters, ...parameters],
  );
}

/** `given`: the parameters' places behind as many others. */
function insertionOf<E extends object>(tx: EntityManager, entity: Entity<E>, values: Partial<E>) {
  const { name, columns } = tableOf(tx, entity);
  const given = columns.filter(({ property, inserted }) => inserted && values[property as keyof E] !== undefined);
  return {
    into: `${name} (${given.map((column) => column.name).join(', ')})`,
    given: (others: number) => given.map((_, i) => `$${others + i + 1}`).join(', '),
    parameters: given.map(({ property, json }) => written(values[property as keyof E], json)),
  };
}

function tableOf<E>(tx: EntityManager, entity: Entity<E>): Table {
  const known = tables.get(entity);
  if (known) return known;
  const { tableName, ownColumns } = tx.connection.getMetadata(entity);
  const columns = ownColumns.map(({ databaseName, propertyName, type, isInsert }) => ({
    name: databaseName,
    property: propertyName,
    json: type === 'jsonb',
    inserted: isInsert,
  }));
  tables.set(entity, { name: tableName, columns });
  return { name: tableName, columns };
}

/** node-postgres would make an array of PostgreSQL of a JSON one. */
function written(value: unknown, json: boolean): unknown {
  return json && value !== null ? JSON.stringify(value) : value;
}
