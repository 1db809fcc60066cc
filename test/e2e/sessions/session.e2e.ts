import { AnswerForm } from '../support/answer-form';
import { CaseSheet } from '../support/case-sheet';
import { endSession, logIn, PASSWORD } from '../support/logins';
import { expect, type Page, test } from '../support/portal-test';
import { SHORT, shortAnswer } from '../support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';

/** Logs in with a session of this test's own, because the test ends it. */
async function freshLogin(page: Page, path = '/'): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(path)}`);
  await logIn(page, 'merchant-staff');
  await expect(page.getByRole('button', { name: 'ログアウト' })).toBeVisible();
}

/** Opens the review of an answer whose session has ended meanwhile, and presses 「登録」 and 「OK」. */
async function registerWithoutSession(page: Page, caseNumber: string): Promise<void> {
  await freshLogin(page, `/cases/${caseNumber}/answer`);
  const form = new AnswerForm(page);
  await form.fillIn(shortAnswer(REASON));
  await endSession(page);
  await form.review();
  await (await form.askToRegister()).click();
  await expect(page.getByRole('dialog', { name: 'もう一度ログインしてください' })).toBeVisible();
}

test('a session that ends while a form is filled in asks for a login over it, and continues', async ({
  page,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 401 .*\/api\/(cases|session)/);
  const request = await acquirer.sends({ noticeType: SHORT });
  await registerWithoutSession(page, request.caseNumber);
  // The text still exists, but it is hidden.
  await expect(page.getByText(REASON)).toHaveCount(1);
  await expect(page.getByText(REASON)).toBeHidden();
  expect((await acquirer.reads(request)).answers).toEqual([]);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const again = page.getByRole('dialog', { name: 'もう一度ログインしてください' });
  await expect(again.getByLabel('ユーザーID')).toHaveValue('merchant-staff');
  await again.getByLabel('パスワード', { exact: true }).fill('not the password');
  await again.getByRole('button', { name: 'ログインする' }).click();
  await expect(again.getByRole('alert')).toHaveText('ユーザーIDまたはパスワードが違います。');
  await again.getByLabel('パスワード', { exact: true }).fill(PASSWORD);
  await again.getByRole('button', { name: 'ログインする' }).click();
  await new CaseSheet(page).isAnswered();
  expect((await acquirer.reads(request)).answers.map(({ sections }) => sections)).toEqual([
    shortAnswer(REASON).sections,
  ]);
});

test('another person who logs in over the form gets nothing of the former input, and sends none of it', async ({
  page,
  acquirer,
  watch,
}) => {
  watch.expects(/status of 401 .*\/api\/cases/);
  const request = await acquirer.sends({ noticeType: SHORT });
  await registerWithoutSession(page, request.caseNumber);
  await logIn(page, 'merchant-admin');
  await expect(page.getByRole('heading', { level: 1, name: '顧客サポートトップ' })).toBeVisible();
  await expect(page.getByText('髙橋 美咲')).toBeVisible();
  await new AnswerForm(page).open(request.caseNumber);
  await expect(page.getByRole('radio', { name: '解約できない' })).not.toBeChecked();
  await expect(page.getByText(REASON)).toBeHidden();
  expect((await acquirer.reads(request)).answers).toEqual([]);
});

test('after logout nothing is visible, neither by URL nor by the back button', async ({ page, acquirer }) => {
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  await freshLogin(page, `/cases/${caseNumber}`);
  await expect(page.getByRole('heading', { level: 1, name: '案件管理票' })).toBeVisible();
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await expect(page.getByRole('button', { name: 'ログインする' })).toBeVisible();
  for (const go of [() => page.goBack(), () => page.goto(`/cases/${caseNumber}`)]) {
    await go();
    await expect(page.getByRole('button', { name: 'ログインする' })).toBeVisible();
    await expect(page.getByText('依頼管理情報')).toBeHidden();
  }
});

test('a wrong password and a wrong user ID get the same message', async ({ page, watch }) => {
  watch.expects(/status of 401 .*\/api\/session/);
  await page.goto('/login');
  for (const [userId, password] of [
    ['merchant-viewer', 'not the password'],
    ['nobody-here', PASSWORD],
  ] as const) {
    await logIn(page, userId, password);
    await expect(page.getByRole('alert')).toHaveText('ユーザーIDまたはパスワードが違います。');
    await expect(page.getByLabel('ユーザーID')).toHaveValue(userId);
  }
  await logIn(page, 'merchant-viewer', '');
  await expect(page.getByRole('alert')).toHaveText('ユーザーIDとパスワードを両方入力してください。');
});

const ELSEWHERE = [
  '//evil.example',
  'https://evil.example',
  'https:evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/login?next=//evil.example',
];

test('the page after login is never outside the portal', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  await page.goto(`/login?next=${encodeURIComponent(ELSEWHERE[0]!)}`);
  await logIn(page, 'merchant-viewer');
  for (const next of ELSEWHERE) {
    await expect(page.getByRole('heading', { level: 1, name: '顧客サポートトップ' })).toBeVisible();
    await expect(page).toHaveURL('/support');
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
  }
  await expect(page).toHaveURL('/support');
  expect(new Set(asked)).toEqual(new Set([baseURL]));
});

test('a link away from unsaved input asks first', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  await (await new CaseSheet(page).open(caseNumber)).startAnswering();
  const form = new AnswerForm(page);
  await form.fillIn(shortAnswer(REASON));
  const question = page.getByRole('dialog', { name: '入力内容が保存されていません' });

  await page.getByRole('link', { name: '案件管理票へ' }).click();
  await question.getByRole('button', { name: '入力に戻る' }).click();
  await expect(form.section('解約処理の結果').getByRole('textbox', { name: '理由', exact: true })).toHaveValue(REASON);
  await page.goBack();
  await question.getByRole('button', { name: '入力に戻る' }).click();
  await expect(page).toHaveURL(`/cases/${caseNumber}/answer`);
  await page.getByRole('link', { name: '案件管理票へ' }).click();
  await question.getByRole('button', { name: '破棄して離れる' }).click();
  await expect(page).toHaveURL(`/cases/${caseNumber}`);
  await expect(page.getByRole('tab', { name: '依頼管理情報' })).toBeVisible();
});

test('closing a tab with unsaved input makes the browser ask; without unsaved input it closes', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  const form = await new AnswerForm(page).open(caseNumber);
  await page.reload();
  expect(asked).toEqual([]);
  await form.fillIn(shortAnswer(REASON));
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});
