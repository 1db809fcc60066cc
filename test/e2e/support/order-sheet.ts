import {
  addDays,
  type OperationKind,
  type OrderDetail,
  type OrderPage,
  type OrderSummary,
  type PaymentDifferencePage,
  tokyoDate,
} from '../../../server/contract/src';
import { factBeside } from './case-sheet';
import { holdBack } from './hold-back';
import { expect, type Locator, type Page, test } from './portal-test';

/** An order of the demo that the logged-in person may read: the first one that fits, in the list's default order. */
export async function orderOf(page: Page, query: string, fits: (order: OrderSummary) => boolean): Promise<OrderDetail> {
  const list = (await (await page.request.get(`/api/orders?${query}`)).json()) as OrderPage;
  const found = list.items.find(fits);
  expect(found, `an order for ${query}`).toBeDefined();
  return (await (await page.request.get(`/api/orders/${found!.id}`)).json()) as OrderDetail;
}

/**
 * An order whose card payment waits for its capture and does not differ at the provider. None of today: those are
 * created and changed by other tests. Tests run two at a time and change their orders: so one takes the latest, the
 * other the oldest.
 */
export async function waitingOrder(page: Page): Promise<OrderDetail> {
  const query = `status=new&paymentMethod=credit_card&orderedTo=${addDays(tokyoDate(new Date()), -1)}&order=${test.info().parallelIndex === 0 ? 'desc' : 'asc'}`;
  const differing = await differingOrders(page);
  return orderOf(
    page,
    query,
    ({ id, payment }) =>
      payment?.state === 'authorized' && !payment.expired && !payment.inquiring && !differing.includes(id),
  );
}

/** The id of an order whose payment differs at the provider. */
export async function differingOrder(page: Page): Promise<string> {
  const [first] = await differingOrders(page);
  expect(first).toBeDefined();
  return first!;
}

async function differingOrders(page: Page): Promise<string[]> {
  const { items } = (await (await page.request.get('/api/payment-differences')).json()) as PaymentDifferencePage;
  return items.map(({ orderId }) => orderId);
}

/** 「受注情報の編集」 on the screen. */
export class OrderSheet {
  constructor(private readonly page: Page) {}

  async open(id: string): Promise<this> {
    await this.page.goto(`/orders/${id}`);
    await expect(this.page.getByRole('heading', { level: 1, name: '受注情報の編集' })).toBeVisible();
    await expect(this.page.getByRole('heading', { name: '履歴', exact: true })).toBeVisible();
    return this;
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'クレジットカード支払' });
  }

  execute(kind: '売上日指定要求' | '返金要求'): Locator {
    return this.panel.getByRole('button', { name: `${kind} 実行` });
  }

  /** The question that every operation asks first. */
  get question(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The question's button, which names the action. */
  get confirm(): Locator {
    return this.question.getByRole('button', { name: /^(売上を確定する|返金する)/ });
  }

  get status(): Locator {
    return this.page.getByLabel('対応状況', { exact: true });
  }

  fact(term: string): Locator {
    return factBeside(this.page.getByRole('main'), term);
  }

  /** Makes the provider slow: the response to the next request is held until the test releases it. */
  async holdReply(kind: OperationKind): Promise<{ readonly sent: Promise<void>; readonly letThrough: () => void }> {
    const [sent, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await this.page.route(
      `**/${kind}`,
      async (route) => {
        sent.resolve();
        const response = await route.fetch();
        await released.promise;
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    return { sent: sent.promise, letThrough: released.resolve };
  }

  /** Holds the page's polls of an order with an unknown outcome until they are released. */
  holdPolls(): Promise<() => void> {
    return holdBack(this.page, '**/api/orders/*', (request) => request.headers()['x-background'] === '1');
  }

  /** Counts how often this page requests an operation. */
  countOperations(): () => number {
    let count = 0;
    this.page.on(
      'request',
      (request) => request.method() === 'POST' && /\/(capture|refund)$/.test(request.url()) && count++,
    );
    return () => count;
  }
}
