import {
  type CaseDetail,
  type IntakeReceipt,
  type NoticeTypeCode,
  type OrderDetail,
  type OrderPage,
  tokyoDate,
} from '../../../server/contract/src';
import type { Acquirer } from '../support/acquirer';
import { AnswerForm } from '../support/answer-form';
import { CaseSheet } from '../support/case-sheet';
import { checkPage } from '../support/page-check';
import { OrderSheet } from '../support/order-sheet';
import { expect, type Page, test } from '../support/portal-test';
import { paidBy } from '../support/shopper';

const today = () => tokyoDate(new Date());
const slashed = () => today().replaceAll('-', '/');
let taken = 0;

/** A captured order of the demo, another one each time, the latest first: the oldest can't be refunded any more. */
async function capturedOrder(page: Page): Promise<OrderDetail> {
  const found = (await (
    await page.request.get('/api/orders?status=shipped&service=001&sort=orderedAt&order=desc')
  ).json()) as OrderPage;
  const { id } = found.items.filter(({ payment }) => payment?.state === 'captured' && !payment.inquiring)[taken++]!;
  return (await (await page.request.get(`/api/orders/${id}`)).json()) as OrderDetail;
}

async function requestAbout(
  { orderNumber, customerId, total, card }: OrderDetail,
  acquirer: Acquirer,
  noticeType: NoticeTypeCode,
): Promise<IntakeReceipt> {
  return acquirer.sends({
    noticeType,
    payment: { trackingId: card!.trackingId, orderId: orderNumber, customerId, amount: total },
  });
}

test('a payment is refunded from its case, and the answer is prefilled with the refund', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const order = await capturedOrder(page);
  const earlier = await requestAbout(order, acquirer, 'usage_inquiry.usage_details');
  const request = await requestAbout(order, acquirer, 'usage_inquiry.cancellation_wanted');
  const sheet = await new CaseSheet(page).open(request.caseNumber, 'payment');
  await page.getByText(/このお客様には過去に/).click();
  await expect(page.getByRole('link', { name: earlier.caseNumber })).toBeVisible();
  const shown = page.getByRole('region', { name: '受注情報' });
  await expect(shown.getByRole('link', { name: order.orderNumber })).toHaveAttribute('href', `/orders/${order.id}`);
  await expect(sheet.fact('お名前', shown)).toContainText(order.buyer!.name);
  await checkPage(page, 'the order on a case sheet');

  await page.getByRole('button', { name: '返金要求 実行' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '返金する', exact: true }).click();
  await expect(page.getByText(`この決済は${slashed()}に返金済みです`)).toBeVisible();
  await expect(page.getByText('返金要求済みです', { exact: true })).toBeVisible();

  await sheet.startAnswering();
  await expect(page.getByText(`この決済は${slashed()}に返金済みです`)).toBeHidden();
  const form = new AnswerForm(page);
  const [purchaser, resolution] = [form.section('ご購入者情報'), form.section('キャンセル・解約・返金等の対応')];
  await expect(purchaser.getByRole('textbox', { name: '氏名', exact: true })).toHaveValue(order.buyer!.name);
  await expect(resolution.getByRole('checkbox', { name: '返金した' })).toBeChecked();
  await expect(resolution.getByRole('textbox', { name: '返金額', exact: true })).toHaveValue(String(order.total));
  const marks = purchaser.getByText('受注情報より');
  const before = await marks.count();
  await purchaser.getByRole('textbox', { name: '氏名', exact: true }).fill('髙﨑 𠮷子');
  await expect(marks).toHaveCount(before - 1);

  await form.section('問合せ履歴').getByRole('radio', { name: 'いいえ' }).check();
  await form.section('お客様向け問合せ窓口').getByRole('textbox', { name: '電話番号', exact: true }).fill('0120713362');
  await form.review();
  await expect(page.getByText('ご確認が必要な点があります')).toBeHidden();
  await form.register();
  await sheet.isAnswered();
  expect((await acquirer.reads(request)).answers[0]!.sections).toMatchObject({
    purchaser: { name: '髙﨑 𠮷子' },
    product: { salesForm: 'goods' },
    resolution: { decisions: ['refunded'], actedOn: today(), amount: order.total },
  });
  const { order: now } = (await (await page.request.get(`/api/cases/${request.caseNumber}`)).json()) as CaseDetail;
  expect(now!.history.find(({ event }) => event === 'refund_requested')!.detail!.caseNumber).toBe(request.caseNumber);
});

test('differences from the order are confirmed before the answer is registered', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const order = await capturedOrder(page);
  const request = await requestAbout(order, acquirer, 'cancellation_request.account_lost');
  const form = await new AnswerForm(page).open(request.caseNumber);
  await expect(page.getByRole('main')).not.toContainText(order.buyer!.name);
  const result = form.section('解約処理の結果');
  await result.getByRole('radio', { name: '解約した', exact: true }).check();
  await result.getByRole('textbox', { name: '解約日', exact: true }).fill(today());
  await expect(result.getByRole('textbox', { name: '最終金額', exact: true })).toHaveValue(String(order.total));
  await result.getByRole('textbox', { name: '最終金額', exact: true }).fill('1');
  await form.review();
  const differences = page.getByRole('region', { name: 'ご確認が必要な点があります' });
  await expect(differences).toContainText('最終金額が、受注の金額');
  await checkPage(page, 'a review with differences');

  await page.getByRole('button', { name: '登録', exact: true }).click();
  const confirmation = differences.getByRole('checkbox', { name: '確認しました' });
  await expect(confirmation).toBeFocused();
  await expect(differences.getByRole('alert')).toContainText('選択されていない項目があります');
  await confirmation.check();
  await form.register();
  expect((await acquirer.reads(request)).answers[0]!.sections).toMatchObject({ cancellation: { lastBilledAmount: 1 } });
});

test('a refund continues while another tab of the sheet is open: nobody can press again, and its outcome is shown', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const order = await capturedOrder(page);
  const request = await requestAbout(order, acquirer, 'usage_inquiry.cancellation_wanted');
  const sheet = await new CaseSheet(page).open(request.caseNumber, 'payment');
  const card = new OrderSheet(page);
  const operations = card.countOperations();
  const provider = await card.holdReply('refund');
  await card.execute('返金要求').click();
  await card.confirm.click();
  await provider.sent;
  await sheet.tab('依頼・回答内容').click();
  await expect(sheet.panel).toHaveAccessibleName('依頼・回答内容');
  await expect(card.panel).toBeHidden();
  await sheet.tab('決済情報').click();
  await expect(sheet.panel).toHaveAccessibleName('決済情報');
  await expect(card.execute('返金要求')).toBeDisabled();

  await sheet.tab('依頼・回答内容').click();
  provider.letThrough();
  await expect(page.getByText(/^返金要求を実行しました/)).toBeVisible();
  await expect(page.getByText(`この決済は${slashed()}に返金済みです`)).toBeVisible();
  await expect(sheet.panel).toHaveAccessibleName('依頼・回答内容');
  await sheet.tab('決済情報').click();
  await expect(card.panel).toContainText('返金要求済みです');
  await expect(card.execute('返金要求')).toBeHidden();
  expect(operations()).toBe(1);
});

test('an unknown refund is looked up while another tab of the sheet is open', async ({ page: buyer, as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await requestAbout(
    await paidBy('lost-refund', buyer, page),
    acquirer,
    'usage_inquiry.cancellation_wanted',
  );
  const sheet = await new CaseSheet(page).open(request.caseNumber, 'payment');
  const card = new OrderSheet(page);
  const provider = await card.holdReply('refund');
  const releasePolls = await card.holdPolls();
  await card.execute('返金要求').click();
  await card.confirm.click();
  await provider.sent;
  await sheet.tab('依頼・回答内容').click();
  provider.letThrough();
  await expect(page.getByText('決済会社からの応答を確認しています。結果がわかるまでお待ちください。')).toBeVisible({
    timeout: 30_000,
  });
  await sheet.tab('決済情報').click();
  await expect(card.panel).toContainText('返金要求の結果照会中です');
  for (const kind of ['売上日指定要求', '返金要求'] as const) await expect(card.execute(kind)).toBeDisabled();
  releasePolls();

  await sheet.tab('依頼・回答内容').click();
  await expect(page.getByText(/^返金要求を実行し、オーソリを取り消しました/)).toBeVisible({ timeout: 60_000 });
  await sheet.tab('決済情報').click();
  await expect(card.panel).toContainText('返金要求済みです');
  await expect(card.execute('返金要求')).toBeHidden();
});
