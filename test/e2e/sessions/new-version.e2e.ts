import { AnswerForm } from '../support/answer-form';
import { CaseSheet } from '../support/case-sheet';
import { expect, type Page, test } from '../support/portal-test';
import { SHORT, shortAnswer } from '../support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';
const RELOADED = 'システムが更新されたため、画面を読み込み直しました。';

/**
 * Simulates a server that no longer has the release of this page: matching files are not found, until the new version
 * is loaded, or permanently.
 */
async function swapRelease(
  page: Page,
  code: RegExp,
  until: 'loaded' | 'ever' = 'loaded',
): Promise<{ readonly loads: () => number }> {
  let loads = 0;
  page.on('request', (request) => request.isNavigationRequest() && loads++);
  await page.route(code, (route) =>
    loads === 0 || until === 'ever'
      ? route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"code":"not_found"}' })
      : route.continue(),
  );
  return { loads: () => loads };
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const reasonOf = (form: AnswerForm) =>
  form.section('解約処理の結果').getByRole('textbox', { name: '理由', exact: true });
const stored = (page: Page) => page.evaluate<number>('sessionStorage.length');

test('a page whose code is gone with its release is opened by the new version after one reload', async ({
  as,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 404 .*answer-page|dynamically imported module/);
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const sheet = await new CaseSheet(page).open(caseNumber);
  const { loads } = await swapRelease(page, /\/answer-page-[\w-]+\.js$/);
  await sheet.startAnswering();
  await expect(page).toHaveURL(`/cases/${caseNumber}/answer`);
  await expect(page.getByText(RELOADED)).toBeVisible();
  expect([loads(), await stored(page)]).toEqual([1, 0]);
});

test('input in a form is kept when the new version is loaded under it, without a question, and nothing of it stays in the storage', async ({
  as,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 404 .*\/en-|dynamically imported module/);
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(caseNumber);
  await form.fillIn(shortAnswer(REASON));
  page.on('dialog', () => expect('a question of the browser').toBe('none'));
  const { loads } = await swapRelease(page, /\/en-[\w-]+\.js$/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('The system was updated, so this page was loaded anew.')).toBeVisible();
  await expect(page).toHaveURL(`/cases/${caseNumber}/answer`);
  await expect(page.getByRole('textbox', { name: 'Reason', exact: true })).toHaveValue(REASON);
  expect([loads(), await stored(page)]).toEqual([1, 0]);
  // It is still unsaved.
  await page.getByRole('button', { name: '日本語' }).click();
  await page.getByRole('link', { name: '案件管理票へ' }).click();
  await expect(page.getByRole('dialog', { name: '入力内容が保存されていません' })).toContainText(caseNumber);
});

test('a form that was left for a page whose code was gone has its input when the person returns to it', async ({
  as,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 404 .*order-lists|dynamically imported module/);
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(caseNumber);
  await form.fillIn(shortAnswer(REASON));
  await swapRelease(page, /\/order-lists-[\w-]+\.js$/);
  await page.getByRole('button', { name: '受注管理' }).click();
  await page.getByRole('link', { name: '受注管理', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '破棄して離れる' }).click();
  await expect(heading(page, '受注管理')).toBeVisible();
  expect(await stored(page)).toBe(0);
  // No question is asked here.
  await page.getByRole('button', { name: '顧客サポート' }).click();
  await page.getByRole('link', { name: '依頼管理表', exact: true }).click();
  await page.getByRole('searchbox').fill(caseNumber);
  await page.getByRole('button', { name: '絞り込む' }).click();
  await page.getByRole('link', { name: caseNumber, exact: true }).click();
  await new CaseSheet(page).startAnswering();
  await expect(reasonOf(form)).toHaveValue(REASON);
});

test('where the new version does not help the page says so, with a button, and does not reload again', async ({
  as,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 404 .*answer-page|dynamically imported module/);
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const sheet = await new CaseSheet(page).open(caseNumber, 'answers');
  const { loads } = await swapRelease(page, /\/answer-page-[\w-]+\.js$/, 'ever');
  await sheet.panel.getByRole('link', { name: '回答', exact: true }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('画面を読み込めませんでした。システムが更新中のことがあります。');
  await page.waitForLoadState('networkidle');
  expect([loads(), await stored(page)]).toEqual([1, 0]);
  // The rest of the portal stays usable.
  await page.getByRole('link', { name: '照会デスク' }).click();
  await expect(heading(page, '顧客サポートトップ')).toBeVisible();
  await expect(notice).toBeHidden();
  await page.goto(`/cases/${caseNumber}/answer`);
  await expect(notice).toBeVisible();
  await page.unrouteAll();
  await notice.getByRole('button', { name: '再試行' }).click();
  await expect(heading(page, '回答の入力')).toBeVisible();
});

test('while the server is unreachable a page that can’t be loaded leaves the screen unchanged', async ({
  as,
  acquirer,
  watch,
}) => {
  watch.expects(/ERR_FAILED|dynamically imported module/);
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(caseNumber);
  await form.fillIn(shortAnswer(REASON));
  await page.route(/\/(order-lists-[\w-]+\.js)?$/, (route) => route.abort());
  await page.getByRole('button', { name: '受注管理' }).click();
  await page.getByRole('link', { name: '受注管理', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '破棄して離れる' }).click();
  await expect(page.getByText('サーバーに接続できません。')).toBeVisible();
  await expect(page).toHaveURL(`/cases/${caseNumber}/answer`);
  await expect(reasonOf(form)).toHaveValue(REASON);
});
