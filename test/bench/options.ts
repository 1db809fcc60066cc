import { parseArgs } from 'node:util';

/** What a run measures, and where. */
export interface Options {
  /** Whether PostgreSQL runs inside the process instead of on a server. */
  readonly embedded: boolean;
  /** Cases in the large database; the small one has `small`. */
  readonly rows: number;
  readonly small: number;
  /** undefined = all. */
  readonly only?: readonly string[];
  /** Short rounds, to check that everything works; their figures must not be quoted. */
  readonly quick: boolean;
  /** Keeps the databases, so that the next run need not fill them. */
  readonly keep: boolean;
  /** Measures the cost of one case at each size from `small` to `rows`, instead of B1–B11. */
  readonly growth: boolean;
  /** Runs a quarter of an hour at half of the peak, instead of B1–B11. */
  readonly soak: boolean;
  /** Writes the figures into docs/performance.md. */
  readonly writeDocs: boolean;
  readonly serverUrl: string;
}

const DEFAULT_SERVER = 'postgres://postgres@127.0.0.1:5432/postgres';
const SMALL = 10_000;
const LARGE = 1_000_000;
/** The embedded database is meant for a shop's own machine, not for a million cases. */
const LARGE_EMBEDDED = 100_000;

/** Throws on an unknown option. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      embedded: { type: 'boolean', default: false },
      rows: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      soak: { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  const rows = Number(values.rows ?? (values.embedded ? LARGE_EMBEDDED : LARGE));
  if (!Number.isInteger(rows) || rows < 1_000) throw new Error('--rows must be a whole number from 1000');
  return {
    embedded: values.embedded,
    rows,
    small: Math.min(SMALL, rows),
    only: values.only?.toUpperCase().split(','),
    quick: values.quick,
    keep: values.keep,
    growth: values.growth,
    soak: values.soak,
    writeDocs: values['write-docs'],
    serverUrl: env['DATABASE_URL'] || DEFAULT_SERVER,
  };
}
