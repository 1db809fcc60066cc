import { type OrderDetail, addDays } from '../../../server/contract/src';
import { OrderSheet, orderOf, waitingOrder } from '../support/order-sheet';
import { expect, type Locator, type Page, test } from '../support/portal-test';

const slashed = (date: string) => date.replaceAll('-', '/');
const orderNumbers = (page: Page): Locator => page.getByRole('table', { name: '受注管理' }).getByRole('rowheader');

async function read(page: Page, { id }: OrderDetail): Promise<OrderDetail> {
  return (await (await page.request.get(`/api/orders/${id}`)).json()) as OrderDetail;
}

test('an order is found by every field of the search, and its URL shows the same again', async ({ as }) => {
  const page = await as('merchant-staff');
  const order = await orderOf(page, 'status=shipped', ({ payment }) => payment !== null);
  const day = order.orderedAt.slice(0, 10);
  await page.goto('/orders');
  await page.getByText('詳しい条件').click();
  for (const end of ['から', 'まで']) {
    await page.getByLabel(`注文番号(${end})`).fill(order.orderNumber);
    await page.getByLabel(`購入金額(円)(${end})`).fill(String(order.total));
  }
  await page.getByLabel('受注日(から)').fill(addDays(day, -1));
  await page.getByLabel('受注日(まで)').fill(addDays(day, 1));
  await page.getByLabel('対応状況', { exact: true }).selectOption({ label: '発送済み' });
  await page.getByLabel('支払方法').selectOption({ label: 'クレジットカード' });
  await page.getByLabel('お名前').fill(order.buyer!.name.slice(0, 2));
  await page.getByLabel('フリガナ').fill(order.buyer!.kana!);
  await page.getByLabel('メール').fill(order.buyer!.email!);
  await page.getByLabel('TEL').fill(order.buyer!.phone!);
  await page.getByLabel('購入商品名').fill(order.items[0]!.name.slice(0, 4));
  await page.getByLabel('トラッキングID').fill(order.card!.trackingId);
  await page.getByRole('button', { name: 'この条件で検索する' }).click();
  await expect(page).toHaveURL(/trackingId=/);
  await expect(orderNumbers(page)).toHaveText([order.orderNumber]);
  await page.reload();
  await expect(orderNumbers(page)).toHaveText([order.orderNumber]);
  await expect(page.getByLabel('フリガナ')).toHaveValue(order.buyer!.kana!);

  await page.getByLabel('お名前').fill('該当なし太郎');
  await page.getByRole('button', { name: 'この条件で検索する' }).click();
  await expect(page.getByText('条件に合う受注はありません。')).toBeVisible();
  await page.getByRole('button', { name: '条件をクリア' }).last().click();
  await expect(page).toHaveURL('/orders');
  await page.getByRole('link', { name: /編集/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '受注情報の編集' })).toBeVisible();
});

test('orders that are 要対応 are counted above the list, and the count links to them', async ({ as }) => {
  const page = await as('merchant-staff');
  await page.goto('/orders');
  const strip = page.getByRole('region', { name: '要対応の受注' });
  const counted = Number(
    /(\d+)件/.exec(await strip.getByRole('link', { name: /キャンセル済み・未返金/ }).innerText())![1],
  );
  await strip.getByRole('link', { name: /キャンセル済み・未返金/ }).click();
  await expect(page).toHaveURL('/orders?attention=unrefunded');
  await expect(orderNumbers(page)).toHaveCount(counted);
  await expect(page.getByRole('cell', { name: 'キャンセル済み・未返金' })).toHaveCount(counted);
});

test('a payment that differs at the provider is counted above the list, listed, and shown on the order', async ({
  as,
}) => {
  const page = await as('merchant-viewer');
  await page.goto('/orders');
  await page
    .getByRole('region', { name: '要対応の受注' })
    .getByRole('link', { name: /決済代行会社との差異/ })
    .click();
  await expect(page).toHaveURL('/orders/differences');
  const row = page
    .getByRole('table', { name: '決済代行会社との差異' })
    .getByRole('row')
    .filter({ hasText: '売上確定' });
  await expect(row.getByRole('cell', { name: 'オーソリ済み(未売上)' })).toBeVisible();
  await row.getByRole('link').click();
  await expect(page.getByRole('region', { name: 'クレジットカード支払' })).toContainText(
    '決済代行会社では売上が確定しています',
  );
  await page.goto('/orders/differences');
  await page.getByRole('link', { name: '解消済み' }).click();
  await expect(page.getByText('解消済みの差異はまだありません。')).toBeVisible();
});

test('an invalid search field is reported at its place', async ({ as, watch }) => {
  watch.expects(/status of 422 .*\/api\/orders\?/);
  const page = await as('merchant-staff');
  await page.goto('/orders?totalFrom=abc&trackingId=12x');
  await expect(page.getByLabel('購入金額(円)(から)')).toHaveAccessibleDescription(/円単位の整数で入力してください/);
  await expect(page.getByLabel('トラッキングID')).toHaveAccessibleDescription(
    /トラッキングIDは14桁の数字で入力してください/,
  );
});

test('a capture gets a date, is confirmed, is sent once for a double click, and 入金済み is suggested', async ({
  as,
}) => {
  const page = await as('merchant-staff');
  const order = await waitingOrder(page);
  const on = addDays(order.card!.capture.dates!.from, 3);
  const sheet = await new OrderSheet(page).open(order.id);
  const operations = sheet.countOperations();
  await expect(sheet.execute('返金要求')).toBeEnabled();
  await sheet.panel.getByLabel('売上・返金日').selectOption(on);
  await sheet.execute('売上日指定要求').dblclick();
  await expect(sheet.question).toContainText(`売上日:${slashed(on)}`);
  await expect(sheet.question).toContainText(`${order.total.toLocaleString('en-US')}円`);
  await expect(sheet.question).toContainText('1回だけ');
  await sheet.confirm.dblclick();
  await expect(sheet.panel).toContainText(`売上日指定要求済みです(売上日 ${slashed(on)})`);
  await expect(sheet.execute('売上日指定要求')).toBeDisabled();
  await expect(sheet.execute('売上日指定要求')).toBeFocused();
  await expect(page.getByText(/対応状況を「入金済み」に変更できます/).first()).toBeVisible();
  expect(operations()).toBe(1);

  await sheet.status.selectOption({ label: '入金済み' });
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  await expect(page.getByText('対応状況を「入金済み」に変更しました。')).toBeVisible();
  await expect(sheet.fact('入金日')).not.toHaveText('—');
  expect(await read(page, order)).toMatchObject({
    status: 'paid',
    card: { state: 'captured', capturedOn: on, operations: [{ kind: 'capture', state: 'succeeded' }] },
  });
});

test('of two tabs the second shows that the refund is already requested', async ({ as, watch }) => {
  const first = await as('merchant-staff');
  const order = await waitingOrder(first);
  const one = await new OrderSheet(first).open(order.id);
  const second = await first.context().newPage();
  const other = await new OrderSheet(second).open(order.id);
  await first.bringToFront();
  await one.execute('返金要求').click();
  await expect(one.question).toContainText('オーソリを取り消します');
  await one.confirm.click();
  await expect(one.panel.getByText('返金要求済みです', { exact: true })).toBeVisible();
  await expect(one.panel.getByRole('heading', { name: 'クレジットカード支払' })).toBeFocused();

  await second.bringToFront();
  watch.expects(/status of 409 .*\/refund/);
  await other.execute('返金要求').click();
  await other.confirm.click();
  await expect(second.getByRole('alert').filter({ hasText: 'この操作は実行していません' })).toBeVisible();
  await expect(second.getByRole('heading', { name: '新しい内容' }).locator('xpath=..')).toContainText(
    'オーソリ取消済み',
  );
  await expect(other.panel.getByText('返金要求済みです', { exact: true })).toBeVisible();
  await expect(other.execute('返金要求')).toBeHidden();
  expect((await read(first, order)).card!.operations).toHaveLength(1);
});

test('an operation whose reply is lost is looked up, and never sent again', async ({ as, watch }) => {
  const page = await as('merchant-staff');
  const order = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(order.id);
  watch.expects(/ERR_FAILED .*\/capture/);
  await page.route(
    '**/capture',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await sheet.execute('売上日指定要求').click();
  await sheet.confirm.click();
  // It may be the demo's order whose response the provider loses as well.
  await expect(sheet.panel).toContainText('売上日指定要求済みです', { timeout: 60_000 });
  await expect(sheet.execute('売上日指定要求')).toBeDisabled();
  expect((await read(page, order)).card!.operations).toHaveLength(1);
});

test('自動売上 is shown as already captured, and an expired authorisation has no button', async ({ as }) => {
  const page = await as('merchant-staff');
  const automatic = await automaticOrder(page);
  const sheet = await new OrderSheet(page).open(automatic.id);
  await expect(sheet.execute('売上日指定要求')).toBeDisabled();
  await expect(sheet.panel).toContainText('自動売上のため');
  await expect(sheet.execute('返金要求')).toBeEnabled();
  await sheet.execute('返金要求').click();
  await sheet.question.getByRole('button', { name: '戻る' }).click();
  await expect(sheet.execute('返金要求')).toBeFocused();

  const expired = await orderOf(page, 'sort=orderedAt&order=asc', ({ payment }) => payment?.expired === true);
  await sheet.open(expired.id);
  await expect(sheet.panel).toContainText('お客様に再度ご購入いただく必要があります');
  await expect(sheet.panel.getByRole('button')).toHaveCount(0);
});

async function automaticOrder(page: Page): Promise<OrderDetail> {
  const tried = new Set<string>();
  for (let i = 0; i < 20; i++) {
    const order = await orderOf(
      page,
      'status=paid',
      ({ id, payment }) => payment?.state === 'captured' && !tried.has(id),
    );
    if (order.card!.autoCaptured && order.card!.refund.allowed) return order;
    tried.add(order.id);
  }
  throw new Error('no order of 自動売上');
}

test('only card orders have the panel', async ({ as }) => {
  const page = await as('merchant-staff');
  const order = await orderOf(page, 'paymentMethod=convenience_store', () => true);
  const sheet = await new OrderSheet(page).open(order.id);
  await expect(sheet.panel).toBeHidden();
  await expect(sheet.status).toBeVisible();
});

test('a viewer reads everything and can press nothing', async ({ as }) => {
  const page = await as('merchant-viewer');
  const order = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(order.id);
  await expect(sheet.panel).toContainText('売上・返金の操作はできません');
  await expect(sheet.panel.getByRole('button')).toHaveCount(0);
  await expect(sheet.status).toBeHidden();
  await expect(page.getByRole('button', { name: 'この内容で登録する' })).toBeHidden();
});

test('an order of another merchant is not found', async ({ as, watch }) => {
  watch.expects(/status of 404 .*\/api\/orders\//);
  const order = await waitingOrder(await as('merchant-staff'));
  const page = await as('other-staff');
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByText('受注が見つかりません')).toBeVisible();
});

test('決済情報 確認 asks for the required fields, finds a payment, and offers the result as a file', async ({
  as,
  watch,
}) => {
  const page = await as('merchant-staff');
  const order = await orderOf(page, 'status=shipped', ({ payment }) => payment !== null);
  await page.goto('/payments');
  watch.expects(/status of 422 .*\/api\/payments\/search/);
  await page.getByLabel('顧客ID').fill('C-1');
  await page.getByRole('button', { name: 'この条件で検索する' }).click();
  await expect(page.getByLabel('トラッキングID')).toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('顧客ID').fill('');
  await page.getByLabel('トラッキングID').fill(order.card!.trackingId);
  await page.getByRole('button', { name: 'この条件で検索する' }).click();
  await expect(page.getByRole('rowheader', { name: order.card!.trackingId })).toBeVisible();
  await page.getByLabel('文字コード').selectOption({ label: 'Shift_JIS(Excel)' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSVをダウンロード' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  await page.getByRole('link', { name: order.orderNumber }).click();
  await expect(page.getByRole('heading', { level: 1, name: '受注情報の編集' })).toBeVisible();
});
