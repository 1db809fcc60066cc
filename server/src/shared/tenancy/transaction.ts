import type { EntityManager, QueryRunner } from 'typeorm';

/** The database's roles (db/row-level-security.ts). */
export type PortalRole = 'portal_app' | 'portal_support' | 'portal_intake' | 'portal_system';

/** As whom a transaction acts, and what its row-level security compares rows with. */
export interface Scope {
  readonly role: PortalRole;
  readonly settings: Readonly<Record<string, string>>;
}

/** One transaction under a role. TypeORM itself would take one round trip to begin and another for the role. */
export class Transaction {
  private readonly ask: (sql: string) => Promise<unknown>;
  private ended = false;

  constructor(private readonly runner: QueryRunner) {
    this.ask = runner.query.bind(runner);
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  begin({ role, settings }: Scope): Promise<unknown> {
    // So that TypeORM begins none within.
    Object.assign(this.runner, { isTransactionActive: true });
    return this.ask(['BEGIN', ...Object.entries({ role, ...settings }).map(([name, value]) => `SET LOCAL ${name} = '${plain(value)}'`)].join('; '));
  }

  /** Nothing can be asked any more: of statements that went out together one may fail while what follows another is not asked yet. After the end it would run as the server. */
  end(how: 'COMMIT' | 'ROLLBACK'): Promise<unknown> {
    if (this.ended) return Promise.resolve();
    this.ended = true;
    Object.assign(this.runner, { query: () => Promise.reject(new Error('asked after the end of its transaction')) });
    return this.ask(how);
  }
}

/** MIDs, SIDs and UUIDs only: nothing that could end a literal. */
function plain(value: string): string {
  if (!/^[\w,-]*$/.test(value)) throw new Error('a scope that no merchant, service or acquirer has');
  return value;
}
