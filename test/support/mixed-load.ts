import { randomInt } from 'node:crypto';
import { type AnswerReceipt, type IntakeReceipt, type OrderReceipt, tokyoDate } from '../../server/contract/src';
import { exampleAnswer } from './example-answers';
import { MERCHANT_KEY } from './fixtures';
import { call, intakeRequest, Person, type Reply, sendToIntake } from './http';
import type { Portal } from './start-portal';

const AT_ONCE = 8;
const USAGE = 'usage_inquiry.usage_details';

/** What callers were told, written down outside of the portal. */
export interface Ledger {
  /** 依頼管理番号 by the acquirer's reference. */
  readonly cases: Map<string, string>;
  readonly answered: Set<string>;
  /** Order ids. */
  readonly captured: Set<string>;
  /** How often which status was answered. */
  readonly statuses: Map<number, number>;
  /** What no caller may ever be told. */
  readonly wrong: string[];
}

/**
 * Acquirers, a shop and a merchant's staff at a portal with the fixtures, all at once: requests come in, lists and sheets are read, cases answered, orders placed and
 * captured. Who is told 503 tries again, as the documentation of the APIs wants it.
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
    this.running = Promise.all(Array.from({ length: AT_ONCE }, () => this.work()));
  }

  /** What has begun is brought to its end: the database should be there again. */
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
    const { body } = await this.insist<IntakeReceipt>('intake', [200, 201], () => sendToIntake(this.portal, request));
    this.ledger.cases.set(request.acquirerReference, body.caseNumber);
    // 409: it was registered by a call whose answer was lost.
    const seen = await this.read<{ version: number }>(`/api/cases/${body.caseNumber}`);
    await this.insist<AnswerReceipt>('answer', [201, 409], () =>
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
    } = await this.insist<OrderReceipt>('order', [200, 201], () =>
      call(this.portal, 'POST', '/api/merchant/v1/orders', {
        body: order,
        headers: { authorization: `Bearer ${MERCHANT_KEY}` },
      }),
    );
    const seen = await this.read<{ version: number }>(`/api/orders/${id}`);
    await this.insist('capture', [201, 409], () =>
      this.staff.send('POST', `/api/orders/${id}/capture`, {
        captureOn: tokyoDate(new Date()),
        version: seen.body.version,
      }),
    );
    this.ledger.captured.add(id);
    await this.read(`/api/orders/${id}`);
  }

  private read<T>(path: string): Promise<Reply<T>> {
    return this.insist<T>('read', [200], () => this.staff.get<T>(path));
  }

  /** Until one of the `expected` is answered. Anything else but a 503 that says when to come again is wrong, and so is no answer at all. */
  private async insist<T>(
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
