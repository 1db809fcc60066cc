import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page, test } from '../support/portal-test';

/** The case numbers of 依頼管理表 on the screen. */
function caseNumbers(page: Page): Locator {
  return page.getByRole('table', { name: '依頼管理表' }).getByRole('rowheader').getByRole('link');
}

async function shown(page: Page): Promise<string[]> {
  await expect(caseNumbers(page).first()).toBeVisible();
  return caseNumbers(page).allTextContents();
}

const apply = (page: Page) => page.getByRole('button', { name: '絞り込む' }).click();

/** The previous rows stay on the screen until the new ones are loaded. */
async function loaded(page: Page, query: string, act: () => Promise<unknown>): Promise<string[]> {
  const reply = page.waitForResponse(
    (response) => response.url().includes('/api/cases?') && response.url().includes(query),
  );
  await act();
  await reply;
  await expect(page.getByRole('region', { name: '検索結果' })).toHaveAttribute('aria-busy', 'false');
  return shown(page);
}

test('filters and order are in the URL: a reload, the back button and a shared link show the same', async ({ as }) => {
  const page = await as('merchant-staff');
  await page.goto('/cases');
  await page.getByLabel('ステータス').selectOption({ label: 'クローズ:回答実行済' });
  await apply(page);
  await expect(page).toHaveURL('/cases?status=closed_answered');
  await page.getByText('詳しい条件').click();
  await page.getByLabel('通知種別').selectOption({ label: '利用照会:不正・悪用調査' });
  await apply(page);
  await expect(page).toHaveURL('/cases?status=closed_answered&noticeType=usage_inquiry.fraud_suspected');
  const found = await loaded(page, 'sort=receivedAt', () =>
    page.getByLabel('並び順').selectOption({ label: '受付日時の古い順' }),
  );
  await expect(page).toHaveURL(/sort=receivedAt/);
  const url = page.url();
  expect(found.length).toBeGreaterThan(1);
  expect(found).toEqual([...found].sort());
  await expect(page.getByRole('cell', { name: '利用照会:不正・悪用調査' })).toHaveCount(found.length);
  await expect(page.getByRole('cell', { name: 'クローズ:回答実行済' })).toHaveCount(found.length);
  await expect(page.getByRole('columnheader', { name: '受付日時' })).toHaveAttribute('aria-sort', 'ascending');

  await page.reload();
  expect(await shown(page)).toEqual(found);
  await expect(page.getByLabel('通知種別')).toHaveValue('usage_inquiry.fraud_suspected');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/cases?status=closed_answered');
  await expect(page.getByLabel('ステータス')).toHaveValue('closed_answered');
  const colleague = await as('merchant-admin');
  await colleague.goto(url);
  expect(await shown(colleague)).toEqual(found);
});

test('a case is found by each of its identifiers, and by nothing else', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const mark = randomUUID().slice(0, 8);
  const payment = {
    trackingId: String(Math.floor(Math.random() * 1e14)).padStart(14, '0'),
    customerId: `C-${mark}`,
    orderId: `O-${mark}`,
  };
  const { caseNumber } = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details', payment });
  await page.goto('/cases');
  for (const identifier of [caseNumber, payment.trackingId, payment.customerId, payment.orderId]) {
    await page.getByRole('searchbox').fill(` ${identifier} `);
    await apply(page);
    await expect(page).toHaveURL(`/cases#q=${identifier}`);
    await expect(page.getByRole('status').filter({ hasText: /^\s*1件\s*$/ })).toBeVisible();
    await expect(caseNumbers(page)).toHaveText([caseNumber]);
  }
  await page.getByRole('searchbox').fill(`C-${mark.slice(0, 7)}`);
  await apply(page);
  await expect(page.getByText('条件に合う案件はありません。')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '条件をクリア' }).last().click();
  await expect(page).toHaveURL('/cases');
  await expect(caseNumbers(page).first()).toBeVisible();
});

test('the list shows open cases by default, and offers other cases that a searched number names', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const customerId = `C-${randomUUID().slice(0, 8)}`;
  const receipt = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details', payment: { customerId } });
  const { caseNumber } = receipt;
  await acquirer.withdraws(receipt, '会員様のお申し出');
  await page.goto('/cases');
  await expect(page.getByLabel('ステータス')).toHaveValue('open');
  await expect(page.getByRole('cell', { name: /^クローズ/ })).toHaveCount(0);
  await page.getByRole('searchbox').fill(customerId);
  await apply(page);
  await expect(page.getByText('条件に合う案件はありません。')).toBeVisible();
  await page.getByRole('status').getByRole('link', { name: caseNumber }).click();
  await expect(page).toHaveURL(`/cases/${caseNumber}`);
});

test('back from a case: the same filters and page, at the same scroll position, with the focus on the opened row', async ({
  as,
}) => {
  const page = await as('support');
  await page.goto('/cases?status=all&sort=receivedAt&order=asc');
  const [first] = await shown(page);
  await page.getByRole('link', { name: '次へ' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(caseNumbers(page).first()).not.toHaveText(first!);
  const row = caseNumbers(page).nth(25);
  const [url, number] = [page.url(), await row.textContent()];
  await row.scrollIntoViewIfNeeded();
  const place = await page.evaluate<number>('window.scrollY');
  expect(place).toBeGreaterThan(300);
  const backByLink = () => page.getByRole('link', { name: '依頼管理表へ' }).first().click();
  for (const back of [() => page.goBack(), backByLink]) {
    await row.click();
    await expect(page.getByRole('tab', { name: '依頼管理情報' })).toBeVisible();
    await back();
    await expect(page).toHaveURL(url);
    await expect(page.getByRole('link', { name: number! })).toBeFocused();
    expect(Math.abs((await page.evaluate<number>('window.scrollY')) - place)).toBeLessThan(20);
  }
});

test('no page scrolls sideways at any width', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const customerId = 'W'.repeat(64);
  await acquirer.sends({ noticeType: 'usage_inquiry.usage_details', payment: { customerId } });
  for (const width of [320, 360, 768, 960, 1_024, 1_090, 1_120, 1_200, 1_280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/support', `/cases#q=${customerId}`, '/cases', '/orders', '/payments']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect([width, path, await page.evaluate<number>('(window.scrollTo(9999, 0), window.scrollX)')]).toEqual([
        width,
        path,
        0,
      ]);
    }
  }
});

test('pages turn forward and back, and the URL of a page shows it again', async ({ as }) => {
  const page = await as('support');
  await page.goto('/cases?status=all&sort=receivedAt&order=asc');
  const first = await shown(page);
  expect(first).toHaveLength(50);
  await expect(page.getByRole('link', { name: '前へ' })).toBeHidden();
  await page.getByRole('link', { name: '次へ' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(caseNumbers(page).first()).not.toHaveText(first[0]!);
  const second = await shown(page);
  expect(second.filter((number) => first.includes(number))).toEqual([]);
  await page.reload();
  expect((await shown(page)).slice(0, second.length)).toEqual(second);
  await page.getByRole('link', { name: '前へ' }).click();
  await expect(caseNumbers(page)).toHaveText(first);
});

test('a case of another merchant and one that does not exist are both not found', async ({ as, acquirer, watch }) => {
  watch.expects(/status of 404 .*\/api\/cases\//);
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details', merchantId: '67890' });
  for (const number of [caseNumber, `${caseNumber.slice(0, -2)}ZZ`]) {
    await page.goto(`/cases/${number}`);
    await expect(page.getByText('案件が見つかりません')).toBeVisible();
    await expect(page.getByRole('tab')).toHaveCount(0);
    await page.goto(`/cases/${number}/answer`);
    await expect(page.getByText('案件が見つかりません')).toBeVisible();
  }
  await page.goto(`/cases#q=${caseNumber}`);
  await expect(page.getByText('条件に合う案件はありません。')).toBeVisible();
});

test('an invalid filter is reported at its field', async ({ as, watch }) => {
  watch.expects(/status of 422 .*\/api\/cases\?/);
  const page = await as('merchant-staff');
  await page.goto('/cases?requestedFrom=2026-02-30&cursor=nonsense');
  await expect(page.getByLabel(/^依頼日\(から\)/)).toHaveAccessibleDescription(/実在する日付/);
  await page.goto('/cases?cursor=nonsense');
  await page.getByRole('link', { name: '先頭のページへ' }).click();
  await expect(caseNumbers(page).first()).toBeVisible();
});
