import { AnswerForm } from './support/answer-form';
import { CaseSheet } from './support/case-sheet';
import { OrderSheet, waitingOrder } from './support/order-sheet';
import { expect, type Page, test } from './support/portal-test';
import { SHORT, shortAnswer } from './support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';
const GATEWAY_TIMEOUT = {
  status: 504,
  contentType: 'text/html',
  body: '<html><body>504 Gateway Time-out</body></html>',
};
const LOOKING_UP = 'サーバーからの応答がないため、結果を確認しています…';

/**
 * A proxy that gives up on the next call: after the server has carried it out, or before the server has received it.
 */
async function giveUpOn(page: Page, url: string, done: 'done' | 'not done'): Promise<void> {
  await page.route(
    url,
    async (route) => {
      if (done === 'done') await route.fetch();
      await route.fulfill(GATEWAY_TIMEOUT);
    },
    { times: 1 },
  );
}

/** Checks that no failure is shown while the outcome is unknown. */
async function expectNoFailure(page: Page): Promise<void> {
  await expect(page.getByText(/できませんでした|失敗/)).toHaveCount(0);
}

async function answered(page: Page, caseNumber: string): Promise<void> {
  const form = await new AnswerForm(page).open(caseNumber);
  await form.fillIn(shortAnswer(REASON));
  await form.review();
  await form.register();
}

test('対応状況 that was changed although a proxy gave up is found, and shown as changed', async ({ as, watch }) => {
  watch.expects(/status of 504 .*\/status-change/);
  const page = await as('merchant-staff');
  const order = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(order.id);
  await sheet.status.selectOption({ label: '入金待ち' });
  await giveUpOn(page, '**/status-change', 'done');
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  await expect(
    page.getByText('サーバーから結果を受け取れませんでした。確認したところ、対応状況は「入金待ち」になっています。'),
  ).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('新規受付 → 入金待ち')).toHaveCount(1);
});

test('対応状況 that never arrived is looked up, reported, and changed by the next press', async ({ as, watch }) => {
  watch.expects(/status of 504 .*\/status-change/);
  const page = await as('merchant-staff');
  const order = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(order.id);
  await sheet.status.selectOption({ label: '入金待ち' });
  await giveUpOn(page, '**/status-change', 'not done');
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  await expect(page.getByText(LOOKING_UP)).toBeVisible();
  await expectNoFailure(page);
  await expect(page.getByRole('alert')).toContainText('確認したところ、まだ実行されていません。');
  await expect(page.getByText(LOOKING_UP)).toBeHidden();
  expect(await (await page.request.get(`/api/orders/${order.id}`)).json()).toMatchObject({ status: 'new' });
  await page.getByRole('button', { name: '再試行' }).click();
  await expect(page.getByText('対応状況を「入金待ち」に変更しました。')).toBeVisible();
});

test('対応状況 is unknown while nothing can be read; the next press does not conflict with a change that had arrived', async ({
  as,
  watch,
}) => {
  watch.expects(/ERR_FAILED|status of 504/);
  watch.expects(/status of 409 .*\/status-change/);
  const page = await as('merchant-staff');
  const order = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(order.id);
  await sheet.status.selectOption({ label: '入金待ち' });
  await giveUpOn(page, '**/status-change', 'done');
  await page.route(`**/api/orders/${order.id}`, (route) => route.abort());
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  await expect(page.getByRole('alert')).toContainText('実行できたかどうかを確認できませんでした');
  await page.unroute(`**/api/orders/${order.id}`);
  await page.getByRole('button', { name: '再試行' }).click();
  await expect(page.getByText('対応状況は「入金待ち」になっています。')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a reopening whose reply is lost is found, and the merchant is asked once', async ({ as, acquirer, watch }) => {
  watch.expects(/ERR_FAILED .*\/reopening/);
  const [staff, page] = [await as('merchant-staff'), await as('support')];
  const request = await acquirer.sends({ noticeType: SHORT });
  await answered(staff, request.caseNumber);
  await new CaseSheet(page).open(request.caseNumber, 'answers');
  await page.getByRole('button', { name: '再オープン', exact: true }).click();
  await page.getByRole('dialog').getByLabel(/^理由/).fill(' ご契約の有無を\nお書きください。 ');
  await page.route(
    '**/reopening',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: '再オープンする' }).click();
  await expect(page.getByText('確認したところ、案件は再オープンされています。')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('再オープン:回答訂正待ち').first()).toBeVisible();
});

test('a reopening that never arrived is not reported as failed before it was looked up, and keeps its reason', async ({
  as,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 504 .*\/reopening/);
  const [staff, page] = [await as('merchant-staff'), await as('support')];
  const request = await acquirer.sends({ noticeType: SHORT });
  await answered(staff, request.caseNumber);
  await new CaseSheet(page).open(request.caseNumber, 'answers');
  await page.getByRole('button', { name: '再オープン', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^理由/).fill('ご契約の有無をお書きください。');
  await giveUpOn(page, '**/reopening', 'not done');
  await page.getByRole('button', { name: '再オープンする' }).click();
  await expect(dialog.getByRole('alert')).toContainText('確認したところ、まだ実行されていません。');
  await expect(dialog.getByLabel(/^理由/)).toHaveValue('ご契約の有無をお書きください。');
  await page.getByRole('button', { name: '再オープンする' }).click();
  await expect(page.getByText('再オープンしました。')).toBeVisible();
});

test('a refund that was made although a proxy gave up is shown with its outcome', async ({ as, watch }) => {
  watch.expects(/status of 504 .*\/refund/);
  const page = await as('merchant-staff');
  const { id } = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(id);
  await giveUpOn(page, '**/refund', 'done');
  await sheet.execute('返金要求').click();
  await sheet.confirm.click();
  await expect(page.locator('.toast').filter({ hasText: /取り消し|取消/ })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an answer that never arrived is looked up before anything is reported, and the next press registers it once', async ({
  as,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 504 .*\/answer/);
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(request.caseNumber);
  await form.fillIn(shortAnswer(REASON));
  await form.review();
  await giveUpOn(page, '**/answer', 'not done');
  await (await form.askToRegister()).click();
  await expect(page.getByText(LOOKING_UP)).toBeVisible();
  await expectNoFailure(page);
  await expect(page.getByRole('alert')).toContainText('案件を確認したところ、回答はまだ登録されていません。');
  expect((await acquirer.reads(request)).answers).toEqual([]);
  await form.register();
  expect((await acquirer.reads(request)).answers).toHaveLength(1);
});

test('a password whose reply is lost may have been set: the page says so, also where its link turns out to be used up', async ({
  page,
  watch,
}) => {
  watch.expects(/status of (504|422|404) .*\/api\/password/);
  await page.goto(`/set-password#token=${'x'.repeat(43)}`);
  await page.getByLabel('新しいパスワード').fill('a long and unusual phrase 2026');
  await giveUpOn(page, '**/api/password', 'not done');
  await page.getByRole('button', { name: '設定する' }).click();
  await expect(page.getByRole('alert')).toContainText('設定できたかどうかを確認できませんでした');
  await page.getByRole('button', { name: '設定する' }).click();
  await expect(page.getByRole('alert')).toContainText('先ほどの操作で設定が完了していることがあります');
});

test('a logout whose reply is lost leads to the login', async ({ page, watch }) => {
  watch.expects(/status of 504 .*\/api\/session/);
  await page.goto('/login');
  await page.getByLabel('ユーザーID').fill('merchant-viewer');
  await page.getByLabel('パスワード', { exact: true }).fill('demo-portal-2026');
  await page.getByRole('button', { name: 'ログインする' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '顧客サポートトップ' })).toBeVisible();
  await giveUpOn(page, '**/api/session', 'done');
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await expect(page.getByRole('button', { name: 'ログインする' })).toBeVisible();
});
