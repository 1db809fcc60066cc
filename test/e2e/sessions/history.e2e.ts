import { AnswerForm } from '../support/answer-form';
import { CaseSheet } from '../support/case-sheet';
import { expect, type Page, test } from '../support/portal-test';
import { SHORT, shortAnswer } from '../support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';
const USED_UP = 'この案件には回答できません';

/** The entries of the browser's history that are answer forms. */
function forms(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `navigation.entries().map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('/answer'))`,
  );
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Opens the sheet of a case from the list, like staff. */
async function openFromList(page: Page, caseNumber: string): Promise<CaseSheet> {
  await page.goto(`/cases#q=${caseNumber}`);
  await page.getByRole('link', { name: caseNumber, exact: true }).click();
  await expect(heading(page, '案件管理票')).toBeVisible();
  return new CaseSheet(page);
}

async function writeAnswer(page: Page): Promise<AnswerForm> {
  const form = new AnswerForm(page);
  await form.fillIn(shortAnswer(REASON));
  await form.review();
  return form;
}

test('after an answer the form is not in the history any more: Back leads to the sheet, and then to the list', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const sheet = await openFromList(page, caseNumber);
  await sheet.startAnswering();
  await (await writeAnswer(page)).register();
  await sheet.isAnswered();
  expect(await forms(page)).toEqual([]);

  await page.getByRole('link', { name: '依頼管理表へ' }).click();
  await expect(heading(page, '依頼管理表')).toBeVisible();
  await page.goBack();
  await sheet.isAnswered();
  await page.goBack();
  await expect(heading(page, '依頼管理表')).toBeVisible();
  await expect(page).toHaveURL(`/cases#q=${caseNumber}`);
});

test('a form that was left before, and one opened by a link in a mail, lead to the sheet once the answer is registered', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(caseNumber);
  await page.getByRole('link', { name: '案件管理票へ' }).click();
  await page.getByRole('link', { name: '依頼管理表へ' }).click();
  await expect(heading(page, '依頼管理表')).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(form.page.getByRole('button', { name: '確認', exact: true })).toBeVisible();
  await (await writeAnswer(page)).register();
  await new CaseSheet(page).isAnswered();

  // Earlier entries reload the portal or belong to another site; the later entry is the form that can't be used any
  // more.
  await page.goForward();
  await expect(heading(page, '案件管理票')).toBeVisible();
  await expect(page.getByText(USED_UP)).toBeHidden();
  expect(await forms(page)).toEqual([]);
});

test('Back skips a form whose case was closed by somebody else', async ({ as, acquirer, watch }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const sheet = await openFromList(page, request.caseNumber);
  await sheet.startAnswering();
  const form = await writeAnswer(page);
  await acquirer.withdraws(request, '会員様が取り下げたため');
  watch.expects(/status of 409 .*\/answer/);
  await (await form.askToRegister()).click();
  await page.getByRole('link', { name: '案件管理票を開く' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '破棄して離れる' }).click();
  await expect(heading(page, '案件管理票')).toBeVisible();
  await page.goBack();
  await expect(heading(page, '案件管理票')).toBeVisible();
  await expect(page.getByText(USED_UP)).toBeHidden();
  await expect.poll(() => forms(page)).toEqual([]);
});

test('the page of a case that takes no answer is skipped by Back', async ({ as, acquirer }) => {
  const page = await as('merchant-viewer');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  await page.goto('/support');
  await page.goto(`/cases/${caseNumber}/answer`);
  await expect(page.getByText(USED_UP)).toBeVisible();
  await page.getByRole('link', { name: '案件管理票を開く' }).click();
  await expect(heading(page, '案件管理票')).toBeVisible();
  await page.goBack();
  await expect(heading(page, '顧客サポートトップ')).toBeVisible();
});
