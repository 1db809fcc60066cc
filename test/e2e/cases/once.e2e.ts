import { AnswerForm } from '../support/answer-form';
import { CaseSheet } from '../support/case-sheet';
import { expect, type Locator, type Page, test } from '../support/portal-test';
import { SHORT, shortAnswer } from '../support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';

async function reviewed(page: Page, caseNumber: string, reason = REASON): Promise<AnswerForm> {
  const form = await new AnswerForm(page).open(caseNumber);
  await form.fillIn(shortAnswer(reason));
  await form.review();
  return form;
}

/** Counts how often this page sends an answer. */
function countRegistrations(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => request.method() === 'POST' && request.url().endsWith('/answer') && count++);
  return () => count;
}

/** Counts how many mouse presses reach the page’s content. */
async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`window.presses = 0; document.body.addEventListener('click', () => window.presses++)`);
  return () => page.evaluate<number>('window.presses');
}

/** The first or second press of a double click, on a target or at the mouse’s position. */
async function press(page: Page, target: Locator | null, clickCount: 1 | 2): Promise<void> {
  await target?.hover();
  await page.mouse.down({ clickCount });
  await page.mouse.up({ clickCount });
}

test('a double click on 「OK」 registers once', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await reviewed(page, request.caseNumber);
  const registrations = countRegistrations(page);
  await (await form.askToRegister()).dblclick();
  await new CaseSheet(page).isAnswered();
  expect(registrations()).toBe(1);
  expect((await acquirer.reads(request)).answers).toHaveLength(1);
});

test('「登録」 pressed between Esc and the dialog’s close event asks again', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await reviewed(page, request.caseNumber);
  const ok = await form.askToRegister();
  await expect(ok).toBeVisible();
  // Imitates the browser: it sends `cancel`, closes the dialog, and sends `close` in a later task. Here the press comes
  // before that.
  await page.evaluate(`new Promise((resolve) => {
    const dialog = document.querySelector('dialog[open]');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    dialog.close();
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === '登録').click();
    setTimeout(resolve, 100);
  })`);
  await ok.click();
  await new CaseSheet(page).isAnswered();
});

test('the second press of a double click hits neither the dialog that the first opened nor the page behind a dialog that it closed', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const form = await reviewed(page, (await acquirer.sends({ noticeType: SHORT })).caseNumber);
  const register = page.getByRole('button', { name: '登録', exact: true });
  const ok = await form.askToRegister();
  await page.getByRole('dialog').getByRole('button', { name: 'キャンセル' }).click();
  await expect(ok).toBeHidden();
  await expect(register).toBeFocused();
  const presses = await countPresses(page);
  // The mouse is still where the button was.
  await press(page, null, 2);
  expect(await presses()).toBe(0);
  await expect(register).toBeFocused();

  await press(page, register, 1);
  await expect(ok).toBeVisible();
  await press(page, ok, 2);
  await expect(ok).toBeVisible();
  await press(page, ok, 1);
  await new CaseSheet(page).isAnswered();
});

test('of two tabs with the same case the second is informed, and its text stays visible for copying', async ({
  as,
  acquirer,
  watch,
}) => {
  const first = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const one = await reviewed(first, request.caseNumber);
  const second = await first.context().newPage();
  const other = await reviewed(second, request.caseNumber, '別のタブで入力した理由です。');
  await first.bringToFront();
  await one.register();
  await second.bringToFront();
  watch.expects(/status of 409 .*\/answer/);
  await (await other.askToRegister()).click();

  const notice = second.getByRole('alert');
  await expect(notice).toContainText('この案件には回答を登録できません');
  await expect(notice).toContainText('クローズ:回答実行済');
  await expect(second.getByText('別のタブで入力した理由です。')).toBeVisible();
  await expect(second.getByRole('button', { name: '登録', exact: true })).toBeHidden();
  const { answers } = await acquirer.reads(request);
  expect(answers.map(({ sections }) => sections)).toEqual([shortAnswer(REASON).sections]);
});

test('an answer whose reply was lost is looked up, and found registered', async ({ as, acquirer, watch }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await reviewed(page, request.caseNumber);
  watch.expects(/ERR_FAILED .*\/answer/);
  await page.route(
    '**/answer',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await (await form.askToRegister()).click();
  await expect(page.getByText('回答は前の操作で登録されていました。')).toBeVisible();
  await new CaseSheet(page).isAnswered();
  expect((await acquirer.reads(request)).answers).toHaveLength(1);
});

test('the back button after registering leads to no second answer', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  await page.goto('/support');
  const form = await reviewed(page, request.caseNumber);
  await form.register();
  await new CaseSheet(page).isAnswered();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: '顧客サポートトップ' })).toBeVisible();
  await page.goForward();
  await new CaseSheet(page).isAnswered();
  await expect(page.getByRole('button', { name: '確認', exact: true })).toBeHidden();
});

test('a closed case has no form, its URL says so, and an answer sent without the form is refused', async ({
  as,
  acquirer,
  watch,
}) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await reviewed(page, request.caseNumber);
  await form.register();
  const sheet = await new CaseSheet(page).open(request.caseNumber, 'answers');
  await expect(sheet.panel.getByRole('link', { name: '回答', exact: true })).toBeHidden();
  await expect(sheet.panel.getByText('sbps-support@sbpayment.jp')).toBeVisible();

  await page.goto(`/cases/${request.caseNumber}/answer?step=review`);
  await expect(page.getByText('この案件には回答できません')).toBeVisible();
  await expect(page.getByText('sbps-support@sbpayment.jp')).toBeVisible();
  watch.expects(/status of 409 .*\/answer/);
  expect(await sendPastTheScreen(page, request.caseNumber)).toBe(409);
  expect((await acquirer.reads(request)).answers).toHaveLength(1);
});

function sendPastTheScreen(page: Page, caseNumber: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const { csrfToken } = await (await fetch('/api/session')).json();
    const headers = { 'X-CSRF-Token': csrfToken, 'Content-Type': 'application/json' };
    return (await fetch('/api/cases/${caseNumber}/answer', { method: 'POST', headers, body: ${JSON.stringify(JSON.stringify({ ...shortAnswer('二度目'), version: 2 }))} })).status;
  })()`);
}

test('a request that was withdrawn meanwhile can’t be answered', async ({ as, acquirer, watch }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await reviewed(page, request.caseNumber);
  await acquirer.withdraws(request, '会員様が取り下げたため');
  watch.expects(/status of 409 .*\/answer/);
  await (await form.askToRegister()).click();
  await expect(page.getByRole('alert')).toContainText('クローズ:依頼取下げ');
  expect((await acquirer.reads(request)).answers).toEqual([]);
});

test('a reload of the review leads back to the form and registers nothing', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  await reviewed(page, request.caseNumber);
  page.on('dialog', (question) => void question.accept());
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '回答の入力' })).toBeVisible();
  await expect(page).toHaveURL(`/cases/${request.caseNumber}/answer`);
  expect((await acquirer.reads(request)).answers).toEqual([]);
});

for (const login of ['merchant-viewer', 'support'] as const) {
  test(`${login} has no 「回答」, and the form’s URL explains why`, async ({ as, acquirer }) => {
    const page = await as(login);
    const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
    const sheet = await new CaseSheet(page).open(caseNumber, 'answers');
    await expect(sheet.panel.getByRole('heading', { name: 'ご依頼事項' })).toBeVisible();
    await expect(sheet.panel.getByRole('link', { name: '回答', exact: true })).toBeHidden();
    await page.goto(`/cases/${caseNumber}/answer`);
    await expect(page.getByText('お使いの権限では回答を登録できません')).toBeVisible();
    await expect(page.getByRole('button', { name: '確認', exact: true })).toBeHidden();
  });
}
