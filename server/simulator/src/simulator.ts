import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Authentications } from './cards/authentications';
import { Tokens } from './cards/tokens';
import { Faults } from './faults/faults';
import { FollowUps } from './payments/follow-ups';
import { Ledger, type LedgerOperation, type LedgerPayment } from './payments/ledger';
import { Purchases } from './payments/purchases';
import { XmlApi } from './payments/xml-api';
import { answer, type Parts } from './routes';
import { DEADLINES, type Deadlines, SERVICES, type SimulatedService } from './services';

export interface SimulatorOptions {
  /** Default: 0, any free port. */
  readonly port?: number;
  /** Default: loopback, IPv4. */
  readonly host?: string;
  /** A file for SQLite; default: in memory. */
  readonly database?: string;
  readonly services?: readonly SimulatedService[];
  readonly deadlines?: Partial<Deadlines>;
  /** The simulator's clock. */
  readonly now?: () => Date;
}

/**
 * The payment provider, as far as its protocol is public: the XML API, the tokeniser, a card company, and its books.
 */
export class Simulator {
  readonly faults: Faults;

  private constructor(
    private readonly server: Server,
    private readonly parts: Parts,
    readonly url: string,
  ) {
    this.faults = parts.faults;
  }

  static async start(options: SimulatorOptions = {}): Promise<Simulator> {
    const parts = assemble(options);
    const server = createServer((request, response) => {
      answer(request, response, parts).catch((error: Error) => response.destroy(error));
    });
    const host = options.host ?? '127.0.0.1';
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port ?? 0, host, resolve));
    return new Simulator(server, parts, `http://${host}:${(server.address() as AddressInfo).port}`);
  }

  /** The books: every payment, and the operations that took effect, in order. */
  ledger(): { payments: LedgerPayment[]; operations: LedgerOperation[] } {
    return { payments: this.parts.ledger.payments(), operations: this.parts.ledger.operations() };
  }

  /** Closes open connections, including those that wait for a response that never comes. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
    this.parts.ledger.close();
  }
}

function assemble({
  database = ':memory:',
  services = SERVICES,
  deadlines,
  now = () => new Date(),
}: SimulatorOptions): Parts {
  const ledger = new Ledger(database);
  const tokens = new Tokens(ledger, new Set(services.map(({ merchantId, serviceId }) => merchantId + serviceId)), now);
  const authentications = new Authentications(ledger);
  const purchases = new Purchases(ledger, tokens, authentications, now);
  const api = new XmlApi(ledger, purchases, new FollowUps(ledger, { ...DEADLINES, ...deadlines }, now), now);
  return { services, ledger, tokens, authentications, api, faults: new Faults() };
}
