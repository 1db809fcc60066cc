import { AnswerForm } from './support/answer-form';
import { CaseSheet } from './support/case-sheet';
import { expect, type Page, test } from './support/portal-test';
import { SHORT, shortAnswer } from './support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';
const USED_UP = 'この案件には回答できません';

/** The addresses in the browser's history that lead to a form of an answer. */
function forms(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `navigation.entries().map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('/answer'))`,
  );
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** From the list to the sheet of a case, as staff do. */
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

test('after an answer the form is gone from the history: Back leads to the sheet, and then to the list', async ({
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

test('a form that somebody left before, and the one of a link in a mail, lead to the sheet once the answer is registered', async ({
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

  // What lay before is loaded anew, or is none of the portal's; what lay behind is the form that nobody can use any more.
  await page.goForward();
  await expect(heading(page, '案件管理票')).toBeVisible();
  await expect(page.getByText(USED_UP)).toBeHidden();
  expect(await forms(page)).toEqual([]);
});

test('Back leads past a form whose case was closed by somebody else', async ({ as, acquirer, watch }) => {
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

test('what a case that takes no answer says is no stop on the way back', async ({ as, acquirer }) => {
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
