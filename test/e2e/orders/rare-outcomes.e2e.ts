import { type OrderDetail, tokyoDate } from '../../../server/contract/src';
import { inFullWidth } from '../support/full-width';
import { OrderSheet } from '../support/order-sheet';
import { expect, type Page, test } from '../support/portal-test';
import { paidBy } from '../support/shopper';

async function read(staff: Page, { id }: OrderDetail): Promise<OrderDetail> {
  return (await (await staff.request.get(`/api/orders/${id}`)).json()) as OrderDetail;
}

test('an operation whose response the provider lost is 結果照会中, can’t be repeated, and shows its outcome within a minute', async ({
  page,
  as,
}) => {
  const staff = await as('merchant-staff');
  const order = await paidBy('lost-capture', page, staff);
  const sheet = await new OrderSheet(staff).open(order.id);
  const operations = sheet.countOperations();
  const releasePolls = await sheet.holdPolls();
  await sheet.execute('売上日指定要求').click();
  await sheet.confirm.click();
  await expect(sheet.panel).toContainText('売上日指定要求の結果照会中です', { timeout: 30_000 });
  await expect(sheet.panel).toContainText('重複して実行されることはありません');
  for (const button of await sheet.panel.getByRole('button', { name: '実行' }).all())
    await expect(button).toBeDisabled();
  releasePolls();
  await expect(sheet.panel).toContainText('売上日指定要求済みです', { timeout: 60_000 });
  await expect(sheet.execute('返金要求')).toBeEnabled();
  expect(operations()).toBe(1);
  expect((await read(staff, order)).card).toMatchObject({
    state: 'captured',
    operations: [{ kind: 'capture', state: 'succeeded' }],
  });
});

test('a person who leaves an order before the provider has answered finds 結果照会中 there, and then the outcome', async ({
  page,
  as,
}) => {
  const staff = await as('merchant-staff');
  const order = await paidBy('lost-capture', page, staff);
  const sheet = await new OrderSheet(staff).open(order.id);
  const operations = sheet.countOperations();
  const provider = await sheet.holdReply('capture');
  await sheet.execute('売上日指定要求').click();
  await sheet.confirm.click();
  await provider.sent;
  await expect.poll(async () => (await read(staff, order)).card!.inquiring).not.toBeNull();
  const meanwhile = await read(staff, order);
  // The outcome is known seconds later: the state in between is replayed, so that a slow browser shows it too.
  await staff.route(`**/api/orders/${order.id}`, (route) => route.fulfill({ json: meanwhile }), { times: 1 });
  const releasePolls = await sheet.holdPolls();
  await staff.getByRole('link', { name: '受注管理へ戻る' }).click();
  await expect(staff.getByRole('heading', { level: 1, name: '受注管理' })).toBeVisible();
  await staff.goBack();
  await expect(sheet.panel).toContainText('売上日指定要求の結果照会中です');
  for (const button of await sheet.panel.getByRole('button', { name: '実行' }).all())
    await expect(button).toBeDisabled();
  provider.letThrough();
  releasePolls();
  await expect(staff.getByText(/^売上日指定要求を実行しました/)).toBeVisible({ timeout: 60_000 });
  await expect(sheet.panel).toContainText('売上日指定要求済みです');
  expect(operations()).toBe(1);
  expect((await read(staff, order)).card).toMatchObject({
    state: 'captured',
    operations: [{ kind: 'capture', state: 'succeeded' }],
  });
});

test('too late for a refund by card, the money is repaid directly, and that is recorded once', async ({ page, as }) => {
  const staff = await as('merchant-staff');
  const order = await paidBy('window-over', page, staff);
  const sheet = await new OrderSheet(staff).open(order.id);
  for (const kind of ['売上日指定要求', '返金要求'] as const) {
    await sheet.execute(kind).click();
    await sheet.confirm.click();
    await expect(sheet.question).toBeHidden();
  }
  await expect(sheet.panel).toContainText('返金要求の期間が過ぎています');
  await expect(sheet.execute('返金要求')).toBeHidden();

  const record = sheet.panel.getByRole('button', { name: '直接返金を記録する' });
  await record.click();
  await expect(sheet.panel.getByLabel('メモ')).toHaveAttribute('aria-invalid', 'true');
  await sheet.panel.getByLabel('メモ').fill('ご指定の銀行口座へ振込');
  const [day, amount] = [
    sheet.panel.getByRole('textbox', { name: '返金日' }),
    sheet.panel.getByRole('textbox', { name: '返金額(円)' }),
  ];
  for (const nonsense of ['1e3', '0x10', String(order.total + 1)]) {
    await amount.fill(nonsense);
    await record.click();
    await expect(amount).toHaveAccessibleDescription(`1以上${order.total}以下の整数で入力してください。`);
    await expect(sheet.question).toBeHidden();
  }
  await amount.fill(inFullWidth(`${order.total.toLocaleString('en-US')}円`));
  await amount.press('Enter');
  await expect(sheet.question).toBeHidden();
  await day.fill(inFullWidth(tokyoDate(new Date()).replaceAll('-', '/')));
  await day.press('Tab');
  await expect(day).toHaveValue(/^\d{4}\/\d{2}\/\d{2}\([日月火水木金土]\)$/);
  await expect(amount).toHaveValue(String(order.total));
  await record.click();
  await expect(sheet.question).toContainText('記録は1回だけ');
  await sheet.question.getByRole('button').last().click();
  await expect(sheet.panel).toContainText('お客様に直接返金済みです');
  for (const button of [record, sheet.execute('返金要求')]) await expect(button).toBeHidden();
  await expect(sheet.execute('売上日指定要求')).toBeDisabled();
  expect((await read(staff, order)).card).toMatchObject({
    state: 'captured',
    refund: { allowed: false },
    repayment: { on: tokyoDate(new Date()), amount: order.total, note: 'ご指定の銀行口座へ振込' },
  });
});
