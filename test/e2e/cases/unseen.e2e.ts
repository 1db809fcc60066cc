import type { OrderDetail } from '../../../server/contract/src';
import { AnswerForm } from '../support/answer-form';
import { CaseSheet } from '../support/case-sheet';
import { OrderSheet, waitingOrder } from '../support/order-sheet';
import { expect, type Locator, type Page, test } from '../support/portal-test';
import { SHORT, shortAnswer } from '../support/short-answer';

const REASON = 'お申し出に合うご契約が見つかりません。';

async function reviewed(page: Page, caseNumber: string, reason: string): Promise<AnswerForm> {
  const form = await new AnswerForm(page).open(caseNumber);
  await form.fillIn(shortAnswer(reason));
  await form.review();
  return form;
}

async function reopen(page: Page, caseNumber: string, reason: string): Promise<void> {
  await new CaseSheet(page).open(caseNumber, 'answers');
  await page.getByRole('button', { name: '再オープン' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill(reason);
  await page.getByRole('button', { name: '再オープンする' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** The changes beside the person's input. */
function sides(page: Page): { readonly notice: Locator; readonly news: Locator; readonly own: Locator } {
  const side = (heading: string) => page.getByRole('heading', { name: heading, exact: true }).locator('xpath=..');
  return {
    notice: page.getByRole('alert').filter({ hasText: /いません|できません/ }),
    news: side('新しい内容'),
    own: side('あなたの入力'),
  };
}

test('an answer written before a colleague’s answer and a reopening shows both beside it, and continues with the input', async ({
  as,
  acquirer,
  watch,
}) => {
  const [page, colleague, support] = [await as('merchant-staff'), await as('merchant-admin'), await as('support')];
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await reviewed(page, request.caseNumber, REASON);
  await (await reviewed(colleague, request.caseNumber, '担当部署で確認中です。')).register();
  await reopen(support, request.caseNumber, 'ご契約の有無をお書きください。');

  watch.expects(/status of 409 .*\/answer/);
  await (await form.askToRegister()).click();
  const { notice, news, own } = sides(page);
  await expect(notice).toContainText('回答はまだ登録していません');
  await expect(news).toContainText('ご契約の有無をお書きください。');
  await expect(news).toContainText('担当部署で確認中です。');
  await expect(news).toContainText('再オープン:回答訂正待ち');
  await expect(own).toContainText(REASON);
  expect((await acquirer.reads(request)).answers).toHaveLength(1);

  await page.getByRole('button', { name: '確認したので、入力に戻る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '回答の入力' })).toBeVisible();
  await expect(page.getByText('ご契約の有無をお書きください。')).toBeVisible();
  await expect(form.section('解約処理の結果').getByRole('textbox', { name: '理由', exact: true })).toHaveValue(REASON);
  await form.review();
  await form.register();
  await new CaseSheet(page).isAnswered();
  const { answers } = await acquirer.reads(request);
  expect(answers.map(({ revision, sections }) => [revision, sections])).toEqual([
    [2, shortAnswer(REASON).sections],
    [1, shortAnswer('担当部署で確認中です。').sections],
  ]);
});

test('a request that was withdrawn meanwhile shows the reason, and the input stays visible for copying', async ({
  as,
  acquirer,
  watch,
}) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await reviewed(page, request.caseNumber, REASON);
  await acquirer.withdraws(request, '会員様が取り下げたため');
  watch.expects(/status of 409 .*\/answer/);
  await (await form.askToRegister()).click();
  const { news, own } = sides(page);
  await expect(news).toContainText('会員様が取り下げたため');
  await expect(own).toContainText(REASON);
  await expect(page.getByRole('button', { name: '登録', exact: true })).toBeHidden();
  await expect(page.getByRole('button', { name: '確認したので、入力に戻る' })).toBeHidden();
});

test('対応状況 from a stale page does not overwrite a colleague’s: the change stands beside the choice, which can then be registered', async ({
  as,
  watch,
}) => {
  const [page, colleague] = [await as('merchant-staff'), await as('merchant-admin')];
  const order = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(order.id);
  const other = await new OrderSheet(colleague).open(order.id);
  await other.status.selectOption({ label: '発送済み' });
  await colleague.getByRole('button', { name: 'この内容で登録する' }).click();
  await expect(colleague.getByText('対応状況を「発送済み」に変更しました。')).toBeVisible();

  watch.expects(/status of 409 .*\/status-change/);
  await sheet.status.selectOption({ label: '入金待ち' });
  await page.getByRole('button', { name: 'この内容で登録する' }).click();
  const { notice, news, own } = sides(page);
  await expect(notice).toContainText('対応状況は変更していません');
  await expect(news).toContainText('新規受付 → 発送済み');
  await expect(news).toContainText('髙橋 美咲');
  await expect(own).toContainText('入金待ち');
  await expect(sheet.status).toHaveValue('awaiting_payment');
  expect(await read(page, order)).toMatchObject({ status: 'shipped' });

  await page.getByRole('button', { name: '「入金待ち」に変更する' }).click();
  await expect(page.getByText('対応状況を「入金待ち」に変更しました。')).toBeVisible();
  await expect(notice).toBeHidden();
  expect(await read(page, order)).toMatchObject({ status: 'awaiting_payment' });
});

test('a capture of an order that a colleague has cancelled meanwhile is not carried out, and shows the change', async ({
  as,
  watch,
}) => {
  const [page, colleague] = [await as('merchant-staff'), await as('merchant-admin')];
  const order = await waitingOrder(page);
  const sheet = await new OrderSheet(page).open(order.id);
  const other = await new OrderSheet(colleague).open(order.id);
  await other.status.selectOption({ label: 'キャンセル' });
  await colleague.getByRole('button', { name: 'この内容で登録する' }).click();
  await expect(colleague.getByText('対応状況を「キャンセル」に変更しました。')).toBeVisible();

  watch.expects(/status of 409 .*\/capture/);
  await sheet.execute('売上日指定要求').click();
  await sheet.confirm.click();
  const { notice, news, own } = sides(page);
  await expect(notice).toContainText('この操作は実行していません');
  await expect(news).toContainText('新規受付 → キャンセル');
  await expect(own).toContainText('売上日指定要求');
  expect((await read(page, order)).card).toMatchObject({ state: 'authorized', operations: [] });
  await page.getByRole('button', { name: '確認しました' }).click();
  await expect(notice).toBeHidden();
  await expect(sheet.status).toHaveValue('cancelled');
});

test('when two support users reopen a case, the second sees the first reopening and keeps the typed reason', async ({
  as,
  acquirer,
  watch,
}) => {
  const [staff, one, other] = [await as('merchant-staff'), await as('support'), await as('support-admin')];
  const request = await acquirer.sends({ noticeType: SHORT });
  await (await reviewed(staff, request.caseNumber, REASON)).register();
  await new CaseSheet(other).open(request.caseNumber, 'answers');
  await other.getByRole('button', { name: '再オープン' }).click();
  await other.getByRole('dialog').getByLabel('理由').fill('別の理由です。');
  await reopen(one, request.caseNumber, '解約日の記載がありません。');

  watch.expects(/status of 409 .*\/reopening/);
  await other.getByRole('button', { name: '再オープンする' }).click();
  const { news } = sides(other);
  await expect(news).toContainText('解約日の記載がありません。');
  await expect(other.getByRole('dialog').getByLabel('理由')).toHaveValue('別の理由です。');
  await expect(other.getByRole('button', { name: '再オープンする' })).toBeHidden();
  await other.getByRole('dialog').getByRole('button', { name: 'キャンセル' }).click();
  await expect(other.getByText('再オープン:回答訂正待ち').first()).toBeVisible();
});

async function read(page: Page, { id }: OrderDetail): Promise<OrderDetail> {
  return (await (await page.request.get(`/api/orders/${id}`)).json()) as OrderDetail;
}
