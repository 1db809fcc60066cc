import { AnswerForm } from '../support/answer-form';
import { expect, type Page, test } from '../support/portal-test';
import { SHORT, shortAnswer } from '../support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';
const FORM = 'usage_inquiry.not_recognized';
/** A phone, a tablet, and a desktop window of 1280×1024 at 400 % zoom. */
const WINDOWS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 320, height: 256 },
];

/** The number of pixels of the focused control that the bar 「未入力 n件」 covers. */
function coveredByTheBar(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const [focus, bar] = [document.activeElement, document.querySelector('app-missing-panel')];
    if (bar.contains(focus)) return 0;
    const [a, b] = [focus.getBoundingClientRect(), bar.getBoundingClientRect()];
    return Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) * Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
  })()`);
}

/** The bar gives way when the focus has been drawn, which a busy machine does a moment after it has moved. */
async function expectUncovered(page: Page, message: string): Promise<void> {
  await expect.poll(() => coveredByTheBar(page), { message }).toBe(0);
}

test('Enter in an input does nothing, Ctrl+Enter presses 「確認」', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(caseNumber);
  await page.getByRole('radio', { name: '解約した', exact: true }).check();
  for (const line of [
    form.line('解約処理の結果', '解約日'),
    form.line('解約処理の結果', '最終金額'),
    page.getByRole('radio', { name: '解約した', exact: true }),
  ]) {
    for (const key of ['Enter', 'Shift+Enter']) await line.press(key);
    await expect(line).toBeFocused();
  }
  await expect(form.summary).toBeHidden();

  await form.line('解約処理の結果', '最終金額').press('Control+Enter');
  await expect(form.summary).toBeFocused();
  await form.fillIn(shortAnswer(REASON));
  await form.line('解約処理の結果', '理由').press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: '回答内容の確認' })).toBeVisible();
});

test('the Enter that confirms a conversion does not submit, not even with Ctrl', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const form = await new AnswerForm(page).open((await acquirer.sends({ noticeType: FORM })).caseNumber);
  const name = form.line('ご購入者情報', '氏名');
  const ime = await page.context().newCDPSession(page);
  await name.focus();
  await ime.send('Input.imeSetComposition', { text: 'たかさき', selectionStart: 4, selectionEnd: 4 });
  for (const modifiers of [0, 2])
    await ime.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
      modifiers,
    });
  await ime.send('Input.insertText', { text: '髙﨑' });
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue('髙﨑');
  await expect(name).toBeFocused();
  await expect(form.summary).toBeHidden();
});

test('the bar 「未入力 n件」 never covers a focused control', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: FORM });
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    const form = await new AnswerForm(page).open(caseNumber);
    await page.getByRole('radio', { name: '物品販売' }).check();
    await page.getByRole('heading', { level: 1 }).focus();
    let stops = 0;
    for (
      ;
      !(await page.getByRole('button', { name: '確認', exact: true }).and(page.locator(':focus')).count());
      stops++
    ) {
      await page.keyboard.press('Tab');
      const control = await page.evaluate<string>('document.activeElement.outerHTML');
      await expectUncovered(page, `stop ${stops} at ${size.width}×${size.height}: ${control}`);
      expect(stops).toBeLessThan(100);
    }
    const remarks = form.section('備考').getByRole('textbox');
    await remarks.fill('一行\n'.repeat(30));
    await expectUncovered(page, `the long text at ${size.width}×${size.height}`);
    await expect(page.getByRole('status').filter({ hasText: '未入力' })).toContainText(/未入力 \d+件/);
  }
  // A tap on the visible part of a text above the bar.
  await page.setViewportSize(WINDOWS[0]!);
  const remarks = new AnswerForm(page).section('備考').getByRole('textbox');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.evaluate(
    `scrollTo(0, document.querySelector('#answer-remarks').getBoundingClientRect().top + scrollY - innerHeight + 90)`,
  );
  await remarks.click({ position: { x: 10, y: 10 } });
  await expect(remarks).toBeFocused();
  await expectUncovered(page, 'the text that was tapped');
});

test('required fields are marked in the HTML, in the answer form and in the shop', async ({ as, acquirer, page }) => {
  const desk = await as('merchant-staff');
  const form = await new AnswerForm(desk).open((await acquirer.sends({ noticeType: FORM })).caseNumber);
  await desk.getByRole('radio', { name: '物品販売' }).check();
  const marks = desk.locator('label, legend').filter({ hasText: '必須' }).filter({ hasNotText: 'いずれか必須' });
  expect(await marks.count()).toBeGreaterThan(8);
  expect(await desk.locator('.mark-required').count()).toBe(await marks.count());
  expect(await desk.locator('[aria-required=true]').count()).toBe(await marks.count());
  await expect(form.line('ご購入者情報', '氏名')).toHaveAttribute('aria-required', 'true');
  await expect(form.line('備考', '備考')).not.toHaveAttribute('aria-required', 'true');
  await expect(desk.getByRole('radiogroup', { name: '販売形態' })).toHaveAttribute('aria-required', 'true');
  await desk.getByRole('checkbox', { name: '氏名は保有していない' }).check();
  await expect(form.line('ご購入者情報', '氏名')).not.toHaveAttribute('aria-required', 'true');

  await page.goto('/login');
  for (const field of ['ユーザーID', 'パスワード'])
    await expect(page.getByLabel(field, { exact: true })).toHaveAttribute('aria-required', 'true');
});
