import { PASSWORD } from './support/logins';
import { CaseSheet } from './support/case-sheet';
import { expect, type Locator, type Page, test } from './support/portal-test';

const MOST_STOPS = 60;

/** Presses Tab until the target has the focus, like somebody without a mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.and(page.locator(':focus')).count()) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, `not reached in ${MOST_STOPS} stops`).toBeFocused();
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

test('a cancellation is answered by keyboard only, from the login to 「クローズ:回答実行済」', async ({
  page,
  acquirer,
}) => {
  const request = await acquirer.sends({
    noticeType: 'cancellation_request.not_recognized',
    requestedOn: '2018-04-01',
    answerDueOn: '2018-04-08',
    payment: { authorizedAt: '2025-12-20T10:15:30+09:00', capturedOn: null },
  });
  await page.goto('/login');
  await type(page, page.getByLabel('ユーザーID'), 'merchant-staff');
  await type(page, page.getByLabel('パスワード', { exact: true }), PASSWORD);
  await page.keyboard.press('Enter');

  await press(page, page.getByRole('link', { name: /^依頼受領 / }));
  await press(page, page.getByRole('link', { name: request.caseNumber }));

  const sheet = new CaseSheet(page);
  await tabTo(page, sheet.tab('依頼管理情報'));
  await page.keyboard.press('ArrowRight');
  await expect(sheet.tab('決済情報')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await press(page, sheet.panel.getByRole('link', { name: '回答', exact: true }));

  await expect(page.getByRole('heading', { level: 1, name: '回答の入力' })).toBeVisible();
  await press(page, page.getByRole('radio', { name: '解約した', exact: true }), 'Space');
  const cancelledOn = page.getByRole('textbox', { name: '解約日', exact: true });
  await type(page, cancelledOn, 'R8.1.1');
  // The next Tab leaves the date, which then shows the date as it was read.
  await page.keyboard.press('Tab');
  await expect(cancelledOn).not.toBeFocused();
  await expect(cancelledOn).toHaveValue('2026/01/01(木)');
  await press(page, page.getByRole('checkbox', { name: '課金実績なし' }), 'Space');
  await press(page, page.getByRole('button', { name: '確認', exact: true }));

  await expect(page.getByRole('heading', { level: 1, name: '回答内容の確認' })).toBeFocused();
  const register = page.getByRole('button', { name: '登録', exact: true });
  await press(page, register);
  const question = page.getByRole('dialog');
  await expect(question.getByRole('button', { name: 'キャンセル' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(register).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, question.getByRole('button', { name: 'OK' }));

  await sheet.isAnswered();
  await expect(page.getByRole('main')).toBeFocused();
  expect((await acquirer.reads(request)).answers.map(({ sections }) => sections)).toEqual([
    { cancellation: { result: 'cancelled', cancelledOn: '2026-01-01', neverBilled: true } },
  ]);
});
