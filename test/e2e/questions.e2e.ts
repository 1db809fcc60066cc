import { AnswerForm } from './support/answer-form';
import { CaseSheet } from './support/case-sheet';
import { OrderSheet, waitingOrder } from './support/order-sheet';
import { expect, type Page, test } from './support/portal-test';
import { SHORT, shortAnswer } from './support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';
const UNSAVED = '入力内容が保存されていません';

interface Place {
  readonly index: number;
  readonly entries: number;
  readonly url: string;
}

/** The position in the browser's history, and its length. */
function place(page: Page): Promise<Place> {
  return page.evaluate<Place>(
    `({ index: navigation.currentEntry.index, entries: navigation.entries().length, url: location.pathname + location.search })`,
  );
}

/** Counts how often this page sends a write. */
function countWrites(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => request.method() !== 'GET' && !request.url().endsWith('/search') && count++);
  return () => count;
}

/** Opens an order's page from the list, like staff. */
async function openFromList(page: Page, orderNumber: string): Promise<OrderSheet> {
  await page.goto(`/orders?numberFrom=${orderNumber}&numberTo=${orderNumber}`);
  await page.getByRole('link', { name: `${orderNumber} 編集` }).click();
  await expect(page.getByRole('heading', { level: 1, name: '受注情報の編集' })).toBeVisible();
  return new OrderSheet(page);
}

for (const kind of ['売上日指定要求', '返金要求'] as const) {
  test(`Back with the question of 「${kind}」 open closes it, stays on the page, and moves no money`, async ({
    as,
  }) => {
    const page = await as('merchant-staff');
    const order = await waitingOrder(page);
    const sheet = await openFromList(page, order.orderNumber);
    const [writes, before] = [countWrites(page), await place(page)];
    for (let round = 0; round < 3; round++) {
      await sheet.execute(kind).click();
      await expect(sheet.question).toContainText(order.orderNumber);
      await expect(sheet.question).toContainText(order.buyer!.name);
      await expect(sheet.question).toContainText(`${order.total.toLocaleString('en-US')}円`);
      await page.evaluate('history.back()');
      await expect(sheet.question).toBeHidden();
      expect(await place(page)).toEqual(before);
      await expect(sheet.execute(kind)).toBeVisible();
    }
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: '受注管理' })).toBeVisible();
    await page.goForward();
    await expect(sheet.execute(kind)).toBeEnabled();
    await expect(sheet.question).toBeHidden();
    expect(writes()).toBe(0);
  });
}

test('Back pressed twice in a row, and Forward, also close the question and stay on the page', async ({ as }) => {
  const page = await as('merchant-staff');
  const order = await waitingOrder(page);
  const sheet = await openFromList(page, order.orderNumber);
  await page.getByRole('link', { name: '受注管理へ戻る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '受注管理' })).toBeVisible();
  await page.goBack();
  await expect(sheet.execute('返金要求')).toBeVisible();
  const [writes, before] = [countWrites(page), await place(page)];
  for (const go of ['history.back(); history.back()', 'history.forward()']) {
    await sheet.execute('返金要求').click();
    await expect(sheet.question).toBeVisible();
    await page.evaluate(go);
    await expect(sheet.question).toBeHidden();
    expect(await place(page)).toEqual(before);
  }
  expect(writes()).toBe(0);
});

test('a question is closed when the browser suspends its page', async ({ as }) => {
  const page = await as('merchant-staff');
  const sheet = await new OrderSheet(page).open((await waitingOrder(page)).id);
  await sheet.execute('返金要求').click();
  await expect(sheet.question).toBeVisible();
  await page.evaluate(`dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))`);
  await expect(sheet.question).toBeHidden();
});

test('a refund differs visibly from a capture, and its button names the action', async ({ as }) => {
  const page = await as('merchant-staff');
  const sheet = await new OrderSheet(page).open((await waitingOrder(page)).id);
  await sheet.execute('売上日指定要求').click();
  await expect(sheet.question.getByRole('button', { name: '売上を確定する' })).not.toHaveClass(/button-danger/);
  await page.keyboard.press('Escape');
  await sheet.execute('返金要求').click();
  await expect(sheet.question.getByRole('button', { name: /^返金する/ })).toHaveClass(/button-danger/);
  await expect(sheet.question.getByRole('button', { name: '戻る' })).toBeFocused();
});

test('Back with a refund’s question open on a case closes the question, which names the case, and stays in its tab', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const { card, orderNumber, buyer, customerId, total } = await waitingOrder(page);
  const { caseNumber } = await acquirer.sends({
    noticeType: 'usage_inquiry.cancellation_wanted',
    payment: { trackingId: card!.trackingId, orderId: orderNumber, customerId, amount: total },
  });
  const sheet = await new CaseSheet(page).open(caseNumber);
  await sheet.tab('決済情報').click();
  const money = new OrderSheet(page);
  const [writes, before] = [countWrites(page), await place(page)];
  await money.execute('返金要求').click();
  for (const text of [caseNumber, orderNumber, buyer!.name]) await expect(money.question).toContainText(text);
  await page.evaluate('history.back()');
  await expect(money.question).toBeHidden();
  expect(await place(page)).toEqual(before);
  await expect(sheet.panel).toHaveAccessibleName('決済情報');
  expect(writes()).toBe(0);
});

test('Back with the question of 「登録」 open closes it, names the case, and stays at the review', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(request.caseNumber);
  await form.fillIn(shortAnswer(REASON));
  await form.review();
  const [writes, before] = [countWrites(page), await place(page)];
  const ok = await form.askToRegister();
  await expect(page.getByRole('dialog')).toContainText(request.caseNumber);
  await page.evaluate('history.back()');
  await expect(ok).toBeHidden();
  expect(await place(page)).toEqual(before);
  await expect(page.getByRole('heading', { level: 1, name: '回答内容の確認' })).toBeVisible();
  expect([writes(), (await acquirer.reads(request)).answers]).toEqual([0, []]);
  await form.register();
  expect((await acquirer.reads(request)).answers).toHaveLength(1);
});

test('Back while a reason for reopening is written closes the dialog, which names the case, and keeps the reason', async ({
  as,
  acquirer,
}) => {
  const staff = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(staff).open(request.caseNumber);
  await form.fillIn(shortAnswer(REASON));
  await form.review();
  await form.register();

  const page = await as('support');
  const sheet = await new CaseSheet(page).open(request.caseNumber);
  await sheet.tab('依頼・回答内容').click();
  const before = await place(page);
  const dialog = page.getByRole('dialog', { name: '案件を再オープンする' });
  await page.getByRole('button', { name: '再オープン', exact: true }).click();
  await expect(dialog).toContainText(request.caseNumber);
  await dialog.getByLabel(/^理由/).fill('最終金額が明細と異なるため');
  await page.evaluate('history.back()');
  await expect(dialog).toBeHidden();
  expect(await place(page)).toEqual(before);
  await page.getByRole('button', { name: '再オープン', exact: true }).click();
  await expect(dialog.getByLabel(/^理由/)).toHaveValue('最終金額が明細と異なるため');
});

test('staying on a page with unsaved input never changes history or URL; leaving goes exactly one page back', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: SHORT });
  await page.goto('/support');
  await new CaseSheet(page).open(caseNumber, 'answers');
  await page.getByRole('link', { name: '回答', exact: true }).click();
  const form = new AnswerForm(page);
  await form.fillIn(shortAnswer(REASON));
  const before = await place(page);
  const question = page.getByRole('dialog', { name: UNSAVED });
  const stay = question.getByRole('button', { name: '入力に戻る' });

  for (let round = 0; round < 4; round++) {
    await page.evaluate('history.back()');
    await expect(question).toContainText(caseNumber);
    expect(await place(page)).toEqual(before);
    await stay.click();
    await expect(question).toBeHidden();
    expect(await place(page)).toEqual(before);
    await page.evaluate('history.back()');
    await expect(stay).toBeVisible();
    // Back while this question is open cancels it as well.
    await page.evaluate('history.back()');
    await expect(question).toBeHidden();
    expect(await place(page)).toEqual(before);
    await page.getByRole('link', { name: '案件管理票へ' }).click();
    await stay.click();
    await expect(question).toBeHidden();
    expect(await place(page)).toEqual(before);
  }
  await form.review();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: '回答の入力' })).toBeVisible();
  expect(await place(page)).toMatchObject({ index: before.index, url: before.url });
  await page.goForward();
  await page.getByRole('button', { name: '修正する' }).click();
  await expect(form.section('解約処理の結果').getByRole('textbox', { name: '理由', exact: true })).toHaveValue(REASON);
  expect(await place(page)).toMatchObject({ index: before.index, url: before.url });

  await page.evaluate('history.back()');
  await question.getByRole('button', { name: '破棄して離れる' }).click();
  await expect(page).toHaveURL(`/cases/${caseNumber}?tab=answers`);
  expect((await place(page)).index).toBe(before.index - 1);
  await expect(new CaseSheet(page).tab('依頼・回答内容')).toHaveAttribute('aria-selected', 'true');
});
