import { CaseSheet } from '../support/case-sheet';
import { endSession, logIn, PASSWORD } from '../support/logins';
import { OrderSheet, waitingOrder } from '../support/order-sheet';
import { expect, type Page, test } from '../support/portal-test';

const UNSAVED = '入力内容が保存されていません';

/** Logs in with a session of this test's own, because the test ends it. */
async function freshLogin(page: Page): Promise<void> {
  await page.goto('/login');
  await logIn(page, 'merchant-staff');
  await expect(page.getByRole('button', { name: 'ログアウト' })).toBeVisible();
}

test('logging out in one tab sends the other tabs to the login and hides what they showed', async ({ page }) => {
  await freshLogin(page);
  const order = await waitingOrder(page);
  await new OrderSheet(page).open(order.id);
  const { name, address } = order.buyer!;
  await expect(page.getByText(address!).first()).toBeVisible();

  const other = await page.context().newPage();
  await other.goto('/support');
  await other.getByRole('button', { name: 'ログアウト' }).click();
  await expect(page.getByRole('button', { name: 'ログインする' })).toBeVisible();
  for (const personal of [name, address!]) await expect(page.getByText(personal)).toHaveCount(0);
});

test('a CSV download after the end of the session asks for a login, and then downloads the file', async ({
  page,
  watch,
}) => {
  watch.expects(/status of 401/);
  await freshLogin(page);
  const { card } = await waitingOrder(page);
  await page.goto(`/payments?trackingId=${card!.trackingId}`);
  await expect(page.getByText(card!.trackingId).first()).toBeVisible();
  await endSession(page);
  await page.getByRole('button', { name: 'CSVをダウンロード' }).click();
  const again = page.getByRole('dialog', { name: 'もう一度ログインしてください' });
  await expect(again).toBeVisible();
  const downloaded = page.waitForEvent('download');
  await again.getByLabel('パスワード', { exact: true }).fill(PASSWORD);
  await again.getByRole('button', { name: 'ログインする' }).click();
  expect((await downloaded).suggestedFilename()).toMatch(/\.csv$/);
});

test('a chosen 対応状況 is asked about before it is lost, and stays chosen', async ({ as }) => {
  const page = await as('merchant-staff');
  const { id } = await waitingOrder(page);
  await new OrderSheet(page).open(id);
  const status = page.getByRole('combobox', { name: '対応状況' });
  await status.selectOption({ label: '発送済み' });
  await page.getByRole('link', { name: '受注管理へ戻る' }).click();
  const question = page.getByRole('dialog', { name: UNSAVED });
  await expect(question).toBeVisible();
  await question.getByRole('button').first().press('Escape');
  await expect(question).toBeHidden();
  await expect(page).toHaveURL(`/orders/${id}`);
  await expect(status.locator('option:checked')).toHaveText('発送済み');
});

test('the page to set a password survives a reload', async ({ page }) => {
  await page.goto(`/set-password#token=${'x'.repeat(43)}`);
  const set = page.getByRole('button', { name: '設定する' });
  await expect(set).toBeEnabled();
  await expect(page).toHaveURL('/set-password');
  await page.reload();
  await expect(set).toBeEnabled();
});

test('the page of an order links to its case that waits for an answer', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const { id, card } = await waitingOrder(page);
  const { caseNumber } = await acquirer.sends({
    noticeType: 'complaint_investigation.refund_demanded',
    payment: { method: 'credit_card', trackingId: card!.trackingId, amount: card!.amount },
  });
  await new OrderSheet(page).open(id);
  await page.getByRole('link', { name: caseNumber }).click();
  await expect(page).toHaveURL(`/cases/${caseNumber}`);
  await expect(new CaseSheet(page).tab('決済情報')).toBeVisible();
});
