import { randomInt } from 'node:crypto';
import { type AnswerReceipt, type IntakeReceipt, type OrderReceipt, tokyoDate } from '../../../server/contract/src';
import { exampleAnswer } from '../examples/example-answers';
import { MERCHANT_KEY } from '../examples/fixtures';
import { call, intakeRequest, Person, type Reply, sendToIntake } from './http';
import type { Portal } from './start-portal';

const CONCURRENCY = 8;
const USAGE = 'usage_inquiry.usage_details';

/** The responses that callers received, recorded outside of the portal. */
export interface Ledger {
  /** 依頼管理番号 by the acquirer's reference. */
  readonly cases: Map<string, string>;
  readonly answered: Set<string>;
  /** Order ids. */
  readonly captured: Set<string>;
  /** The number of responses by status. */
  readonly statuses: Map<number, number>;
  /** Responses that must never occur. */
  readonly wrong: string[];
}

/**
 * Concurrent load on a portal with the fixtures, from acquirers, a shop and a merchant's staff: requests arrive, lists
 * and sheets are read, cases answered, orders placed and captured. A caller that gets 503 retries, as the documentation
 * of the APIs demands.
 */
export class MixedLoad {
  readonly ledger: Ledger = {
    cases: new Map(),
    answered: new Set(),
    captured: new Set(),
    statuses: new Map(),
    wrong: [],
  };
  private readonly staff: Person;
  private running: Promise<unknown> = Promise.resolve();
  private ending = false;
  private orders = 0;

  constructor(private readonly portal: Pick<Portal, 'url'>) {
    this.staff = new Person({ url: portal.url, config: { portalUrl: new URL(portal.url) } } as Portal);
  }

  async begin(): Promise<void> {
    const { status } = await this.staff.logIn('staff');
    if (status !== 201) throw new Error(`the login answered ${status}`);
    this.running = Promise.all(Array.from({ length: CONCURRENCY }, () => this.work()));
  }

  /** Finishes all calls that have started: the database should be reachable again. */
  async end(): Promise<void> {
    this.ending = true;
    await this.running;
  }

  private async work(): Promise<void> {
    const jobs = [
      () => this.answerRequest(),
      () => this.answerRequest(),
      () => this.captureOrder(),
      () => this.read('/api/cases?status=open'),
      () => this.read('/api/case-counts'),
      () => this.read('/api/orders'),
    ];
    while (!this.ending && this.ledger.wrong.length === 0)
      await jobs[randomInt(jobs.length)]!().catch((error: Error) => this.ledger.wrong.push(error.message));
  }

  private async answerRequest(): Promise<void> {
    const request = intakeRequest();
    const { body } = await this.sendUntilAnswered<IntakeReceipt>('intake', [200, 201], () =>
      sendToIntake(this.portal, request),
    );
    this.ledger.cases.set(request.acquirerReference, body.caseNumber);
    // 409: an earlier call whose response was lost has registered it.
    const seen = await this.read<{ version: number }>(`/api/cases/${body.caseNumber}`);
    await this.sendUntilAnswered<AnswerReceipt>('answer', [201, 409], () =>
      this.staff.send('POST', `/api/cases/${body.caseNumber}/answer`, {
        ...exampleAnswer(USAGE, tokyoDate(new Date())),
        version: seen.body.version,
      }),
    );
    this.ledger.answered.add(body.caseNumber);
  }

  private async captureOrder(): Promise<void> {
    const order = this.newOrder();
    const {
      body: { id },
    } = await this.sendUntilAnswered<OrderReceipt>('order', [200, 201], () =>
      call(this.portal, 'POST', '/api/merchant/v1/orders', {
        body: order,
        headers: { authorization: `Bearer ${MERCHANT_KEY}` },
      }),
    );
    const seen = await this.read<{ version: number }>(`/api/orders/${id}`);
    await this.sendUntilAnswered('capture', [201, 409], () =>
      this.staff.send('POST', `/api/orders/${id}/capture`, {
        captureOn: tokyoDate(new Date()),
        version: seen.body.version,
      }),
    );
    this.ledger.captured.add(id);
    await this.read(`/api/orders/${id}`);
  }

  private read<T>(path: string): Promise<Reply<T>> {
    return this.sendUntilAnswered<T>('read', [200], () => this.staff.get<T>(path));
  }

  /**
   * Retries until the response has one of the `expected` statuses. Any other response except a 503 with Retry-After is
   * wrong, and so is no response.
   */
  private async sendUntilAnswered<T>(
    what: string,
    expected: readonly number[],
    send: () => Promise<Reply<unknown>>,
  ): Promise<Reply<T>> {
    for (;;) {
      const reply = await send().catch((error: Error) => ({
        status: 0,
        headers: new Headers(),
        body: String(error.cause ?? error),
      }));
      this.ledger.statuses.set(reply.status, (this.ledger.statuses.get(reply.status) ?? 0) + 1);
      if (expected.includes(reply.status)) return reply as Reply<T>;
      if (reply.status === 503 && reply.headers.has('retry-after')) continue;
      throw new Error(`${what} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    }
  }

  private newOrder(): Record<string, unknown> {
    const count = String(++this.orders).padStart(6, '0');
    const now = new Date().toISOString();
    return {
      orderNumber: `F${process.pid}-${count}`,
      serviceId: '001',
      orderedAt: now,
      paymentMethod: 'credit_card',
      customerId: 'cust-0001',
      buyer: {
        name: '髙﨑 𠮷子',
        kana: 'タカサキ ヨシコ',
        email: 'yoshiko.t@example.jp',
        phone: '0985-23-3362',
        postalCode: '880-0811',
        address: '宮崎県宮崎市錦町1-10',
      },
      items: [{ name: '北海道産いくら醤油漬け 500g', unitPrice: 8_980, quantity: 1 }],
      shippingFee: 0,
      payment: {
        trackingId: `77${String(process.pid % 1_000_000).padStart(6, '0')}${count}`,
        amount: 8_980,
        cardBrand: 'visa',
        maskedCardNumber: '************4242',
        approvalCode: '031527',
        authorizedAt: now,
      },
    };
  }
}
