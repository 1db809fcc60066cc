import { randomUUID } from 'node:crypto';
import type { OrderDetail, OrderPage, SessionView } from '../../../server/contract/src';
import { type Checkout, SANDBOX_CARDS, type SandboxOutcome } from '../../../server/contract/src/demo';
import { expect, type Locator, type Page } from './portal-test';

const BUYER = {
  お名前: '髙﨑 𠮷子',
  フリガナ: 'タカサキ ヨシコ',
  電話番号: '0985-23-3362',
  郵便番号: '880-0811',
  ご住所: '宮崎県宮崎市錦町1-10',
} as const;
const NUMBERS = SANDBOX_CARDS.map(({ number }) => number);

/** A buyer in the demo's shop, who uses it by what the screen shows. */
export class Shopper {
  /**
   * A unique address, by which staff find this buyer's orders. It has no digits, which might look like a card number.
   */
  readonly email = `buyer-${randomUUID().replace(/[\d-]/g, 'x')}@example.jp`;
  private readonly sent: string[] = [];
  private checkouts = 0;

  constructor(readonly page: Page) {
    page.context().on('request', (request) => {
      this.sent.push(`${request.url()} ${request.postData() ?? ''}`);
      if (request.method() === 'POST' && request.url().endsWith('/api/shop/checkouts')) this.checkouts++;
    });
  }

  /** Goes from the goods to the card form, with one product. */
  async reachCardForm(product: string, service = '001'): Promise<void> {
    await this.page.goto(`/shop?service=${service}`);
    await this.page.getByRole('article', { name: product }).getByRole('button').click();
    await this.page.getByRole('link', { name: /カートを見る/ }).click();
    await this.page.getByRole('link', { name: '購入手続きへ' }).click();
    await this.enterBuyer();
  }

  /** 購入者情報 and 確認, up to the card form. */
  async enterBuyer(): Promise<void> {
    for (const [label, value] of Object.entries({ ...BUYER, メールアドレス: this.email }))
      await this.page.getByLabel(label).fill(value);
    await this.page.getByRole('button', { name: '確認画面へ' }).click();
    await this.page.getByRole('link', { name: 'カード情報の入力へ' }).click();
    await this.isAt('カード情報の入力');
  }

  /** Types a test card, in groups like people do. */
  async enterCard(outcome: SandboxOutcome): Promise<void> {
    const { number } = SANDBOX_CARDS.find((card) => card.outcome === outcome)!;
    await this.number.fill(number.replace(/(.{4})(?=.)/g, '$1 '));
    await this.page.getByLabel('月', { exact: true }).selectOption('12');
    await this.page.getByLabel('年', { exact: true }).selectOption(String(new Date().getFullYear() + 2));
    await this.page.getByLabel('カード名義').fill('YOSHIKO TAKASAKI');
    await this.page.getByLabel('セキュリティコード').fill('123');
  }

  async pay(outcome: SandboxOutcome): Promise<void> {
    await this.enterCard(outcome);
    await this.payButton.click();
  }

  get number(): Locator {
    return this.page.getByLabel('カード番号', { exact: false }).and(this.page.getByRole('textbox'));
  }

  get payButton(): Locator {
    return this.page.getByRole('button', { name: 'この内容で支払う' });
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  isAt(title: string): Promise<void> {
    return expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 60_000 });
  }

  /** The checkout on the screen, once it is paid. */
  async paid(): Promise<Checkout> {
    await this.isAt('ご注文ありがとうございました');
    const id = new URL(this.page.url()).searchParams.get('checkout')!;
    const checkout = (await (await this.page.request.get(`/api/shop/checkouts/${id}`)).json()) as Checkout;
    await expect(this.page.getByText(checkout.orderNumber)).toBeVisible();
    return checkout;
  }

  /** The number of checkouts that this browser requested. */
  countCheckouts(): number {
    return this.checkouts;
  }

  /** Card numbers in all requests that this browser sent, to any address. */
  cardNumbersSent(): string[] {
    return this.sent.filter((request) => NUMBERS.some((number) => request.replace(/[\s+-]|%20/g, '').includes(number)));
  }
}

/** All orders of a buyer that the shop's staff find. */
export async function ordersOf({ email }: Shopper, staff: Page): Promise<readonly OrderDetail[]> {
  const session = await staff.request.get('/api/session');
  const headers = {
    'X-CSRF-Token': ((await session.json()) as SessionView).csrfToken,
    origin: new URL(session.url()).origin,
  };
  const { items } = (await (
    await staff.request.post('/api/orders/search', { data: { email }, headers })
  ).json()) as OrderPage;
  return Promise.all(
    items.map(async ({ id }) => (await (await staff.request.get(`/api/orders/${id}`)).json()) as OrderDetail),
  );
}

/** Places an order in the shop, paid with the test card for this outcome. */
export async function paidBy(outcome: SandboxOutcome, buyer: Page, staff: Page): Promise<OrderDetail> {
  const shopper = new Shopper(buyer);
  await shopper.reachCardForm('しまほっけ開き 特大5枚');
  await shopper.pay(outcome);
  await shopper.paid();
  const [order] = await ordersOf(shopper, staff);
  return order!;
}
