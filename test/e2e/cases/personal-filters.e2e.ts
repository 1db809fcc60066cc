import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { logIn } from '../support/logins';
import { orderOf } from '../support/order-sheet';
import { expect, type Locator, type Page, test } from '../support/portal-test';

const orderNumbers = (page: Page): Locator => page.getByRole('table', { name: '受注管理' }).getByRole('rowheader');

/** Paths and queries of all requests of a page, as servers and proxies log them. */
function sentBy(page: Page): () => string[] {
  const sent: string[] = [];
  page.on('request', (request) =>
    sent.push(
      decodeURIComponent(
        request
          .url()
          .split('#', 1)[0]!
          .replace(/^https?:\/\/[^/]+/, ''),
      ),
      request.headers()['referer'] ?? '',
    ),
  );
  return () => sent;
}

const namesAny = (typed: Readonly<Record<string, string>>) => (sent: string) =>
  Object.values(typed).some((text) => sent.includes(text));

test('the name of a searched person appears in no URL that is sent, and Back, a reload and a link show the same again', async ({
  as,
  stranger,
}) => {
  const page = await as('merchant-staff');
  const { buyer, customerId } = await orderOf(page, 'status=shipped', ({ customerId: id }) => id !== null);
  const typed = {
    お名前: buyer!.name.slice(0, 2),
    メール: buyer!.email!.split('@')[1]!,
    TEL: buyer!.phone!.slice(-4),
    顧客ID: customerId!,
  };
  const asked = sentBy(page);
  await page.goto('/orders?status=shipped');
  await page.getByText('詳しい条件').click();
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
  await Promise.all([
    page.waitForResponse('**/api/orders/search'),
    page.getByRole('button', { name: 'この条件で検索する' }).click(),
  ]);
  await expect(page).toHaveURL(/\/orders\?status=shipped#name=/);
  await expect(page.getByRole('region', { name: '検索結果' })).toHaveAttribute('aria-busy', 'false');
  const [url, rows] = [page.url(), await orderNumbers(page).allTextContents()];
  expect(rows.length).toBeGreaterThan(0);
  expect(asked().filter((sent) => sent === '/api/orders/search')).toHaveLength(1);
  const found = page.getByRole('link', { name: /編集/ });
  const expectSameAgain = async (again = page) => {
    await expect(again).toHaveURL(url);
    await expect(orderNumbers(again)).toHaveText(rows);
    for (const [label, text] of Object.entries(typed))
      await expect(again.getByLabel(label, { exact: true })).toHaveValue(text);
  };

  await found.last().click();
  await expect(page.getByRole('heading', { level: 1, name: '受注情報の編集' })).toBeVisible();
  await page.goBack();
  await expectSameAgain();
  await expect(found.last()).toBeFocused();
  await found.last().click();
  await page.getByRole('link', { name: '受注管理へ戻る' }).click();
  await expectSameAgain();
  await page.reload();
  await expectSameAgain();

  // An older link, with the name in its query, is corrected immediately. Opened without a login, it leads back here
  // after the login.
  await page.goto(`/orders?status=shipped&name=${encodeURIComponent(typed.お名前)}`);
  await expect(page).toHaveURL(`/orders?status=shipped#name=${encodeURIComponent(typed.お名前)}`);
  await expect(page.getByLabel('お名前')).toHaveValue(typed.お名前);
  const old = `/orders?status=shipped&name=${typed.お名前}`;
  expect(asked().filter(namesAny(typed))).toEqual([old]);
  const other = await stranger();
  const askedThen = sentBy(other);
  await other.goto(url);
  await logIn(other, 'merchant-staff');
  await expectSameAgain(other);
  expect(askedThen().filter(namesAny(typed))).toEqual([]);
});

test('payments of a 顧客ID, which may be an e-mail address, are found and downloaded without it in a URL', async ({
  as,
}) => {
  const page = await as('merchant-staff');
  const { card, customerId } = await orderOf(
    page,
    'status=shipped',
    ({ payment, customerId: id }) => payment !== null && id !== null,
  );
  const url = `/payments?trackingId=${card!.trackingId}`;
  const download = async () => {
    await page.getByLabel('文字コード').selectOption({ label: 'Shift_JIS(Excel)' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSVをダウンロード' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^payments-\d{4}-\d{2}-\d{2}\.csv$/);
    return readFileSync(await file.path(), 'latin1');
  };
  await page.goto(url);
  const byPayment = await download();
  expect(byPayment).toContain(card!.trackingId);
  const asked = sentBy(page);
  await page.getByLabel('顧客ID').fill(customerId!);
  await page.getByRole('button', { name: 'この条件で検索する' }).click();
  await expect(page).toHaveURL(`${url}#customerId=${customerId}`);
  await expect(page.getByRole('rowheader', { name: card!.trackingId })).toBeVisible();
  expect(await download()).toBe(byPayment);
  expect(asked().filter(namesAny({ customerId: customerId! }))).toEqual([]);
});

test('cases of a 顧客ID are found without it in a URL, and again after a case and Back', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const customerId = `hanako+${randomUUID().slice(0, 8)}@example.jp`;
  const { caseNumber } = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details', payment: { customerId } });
  const asked = sentBy(page);
  await page.goto('/cases?status=received');
  await page.getByRole('searchbox').fill(customerId);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader')).toHaveText([new RegExp(caseNumber)]);
  await expect(page).toHaveURL(`/cases?status=received#q=${customerId.replace('+', '%252B')}`);
  await page.getByRole('link', { name: caseNumber }).click();
  await expect(page.getByRole('tab', { name: '依頼管理情報' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('rowheader')).toHaveText([new RegExp(caseNumber)]);
  await expect(page.getByRole('searchbox')).toHaveValue(customerId);
  expect(asked().filter(namesAny({ customerId }))).toEqual([]);
});
