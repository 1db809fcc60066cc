import type { EntityManager, QueryRunner } from 'typeorm';
import type { Scope } from './scope';

/** One transaction under a role. TypeORM itself would take one round trip to begin and another for the role. */
export class Transaction {
  private readonly say: (sql: string) => Promise<unknown>;
  private ending?: Promise<unknown>;

  constructor(private readonly runner: QueryRunner) {
    this.say = runner.query.bind(runner);
  }

  begin({ role, settings }: Pick<Scope, 'role' | 'settings'>): Promise<unknown> {
    // So that TypeORM begins none within.
    Object.assign(this.runner, { isTransactionActive: true });
    return this.say(
      [
        'BEGIN',
        ...Object.entries({ role, ...settings }).map(([name, value]) => `SET LOCAL ${name} = '${plain(value)}'`),
      ].join('; '),
    );
  }

  /** Sends what `work` asks at once now. Whatever it throws is the promise's: what was sent before is waited for. */
  async ask<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return work(this.runner.manager);
  }

  /** The same for the last statements: the end goes out with them. */
  async askLast<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const [result] = await Promise.all([this.ask(work), this.end('COMMIT')]);
    return result;
  }

  /** Once: who ends it again waits for the same end, so that no connection goes back while something is on its way. */
  end(how: 'COMMIT' | 'ROLLBACK'): Promise<unknown> {
    return (this.ending ??= this.close(how));
  }

  /** Nothing can be asked any more: of statements that went out together one may fail while what follows another is not asked yet. After the end it would run as the server. */
  private close(how: 'COMMIT' | 'ROLLBACK'): Promise<unknown> {
    Object.assign(this.runner, { query: () => Promise.reject(new Error('asked after the end of its transaction')) });
    return this.say(how);
  }
}

/** MIDs, SIDs, `*` and UUIDs only: nothing that could end a literal. */
function plain(value: string): string {
  if (!/^[\w,*-]*$/.test(value)) throw new Error('a scope that no merchant, service or acquirer has');
  return value;
}
