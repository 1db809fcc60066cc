import { addDays, type AnswerInput, checkAnswer, type NoticeTypeCode, tokyoDate } from '../../../server/contract/src';
import { exampleAnswer, lodgingAnswer, withFields } from '../../support/examples/example-answers';
import { AnswerForm } from '../support/answer-form';
import { CaseSheet, factBeside } from '../support/case-sheet';
import { logIn } from '../support/logins';
import { openMail } from '../support/mailbox';
import { expect, type Page, test } from '../support/portal-test';

const today = tokyoDate(new Date());
const FOUND = '[SBペイメントサービス]利用照会・代行解約発生のご連絡';

/** What the acquirer should receive: the answer as the rules normalise it. */
function disclosed(
  answer: AnswerInput,
  productName: string | null = null,
): Pick<AnswerInput, 'noticeType' | 'sections' | 'notHeld'> {
  return checkAnswer(answer, { noticeType: answer.noticeType, today, productName, ownIdentifiers: [] }).answer;
}

/** Opens the case by the mail’s link, through the login. */
async function comeFromMail(page: Page, caseNumber: string, login: string, service: string): Promise<CaseSheet> {
  await openMail(page, `${FOUND}(${service})`, caseNumber);
  await page.getByRole('link', { name: `/login?next=/cases/${caseNumber}` }).click();
  await logIn(page, login);
  await expect(page).toHaveURL(`/cases/${caseNumber}`);
  return new CaseSheet(page);
}

/** Opens the case from the menu, by the count of open cases. */
async function comeFromTop(page: Page, caseNumber: string): Promise<CaseSheet> {
  await page.goto('/');
  await page.getByRole('button', { name: '顧客サポート' }).click();
  await page.getByRole('link', { name: '顧客サポートトップ' }).click();
  await expect(page.getByRole('rowheader', { name: '利用照会・代行解約' })).toBeVisible();
  await page.getByRole('link', { name: /^依頼受領 [\d,]+件$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '依頼管理表' })).toBeVisible();
  await expect(page.getByLabel('ステータス', { exact: true })).toHaveValue('received');
  await page.getByRole('link', { name: caseNumber, exact: true }).click();
  return new CaseSheet(page);
}

async function fillInAndRegister(page: Page, answer: AnswerInput): Promise<void> {
  const form = new AnswerForm(page);
  await form.fillIn(answer);
  await form.review();
  await form.register();
}

test('a usage inquiry about goods by subscription is answered, starting with the mail’s link', async ({
  page,
  acquirer,
}) => {
  const productName = '北海道じゃがいも定期便(5kg)';
  const request = await acquirer.sends({ noticeType: 'usage_inquiry.cancellation_wanted', payment: { productName } });
  const sheet = await comeFromMail(page, request.caseNumber, 'merchant-staff', '12345-001');

  await expect(sheet.tab('依頼管理情報')).toHaveAttribute('aria-selected', 'true');
  await expect(sheet.fact('依頼管理番号')).toHaveText(request.caseNumber);
  await expect(sheet.fact('依頼カテゴリ')).toHaveText('利用照会・代行解約');
  await expect(sheet.fact('通知種別')).toContainText('利用照会:キャンセル・解約希望');
  await expect(sheet.fact('ステータス')).toHaveText('依頼受領');
  await sheet.tab('決済情報').click();
  await expect(sheet.fact('トラッキングID')).toHaveText('00000616307350');
  await expect(sheet.fact('請求金額')).toHaveText('3,980円');
  await expect(sheet.fact('顧客ID')).toHaveText('cust-2041');
  await sheet.startAnswering();

  const form = new AnswerForm(page);
  await expect(form.section('詳細商品名').getByRole('textbox', { name: '詳細商品名', exact: true })).toHaveValue(
    productName,
  );
  await expect(form.section('詳細商品名').getByText('決済情報より')).toBeVisible();
  const answer = withFields(exampleAnswer('usage_inquiry.cancellation_wanted', today), 'product', { name: undefined });
  await form.fillIn(answer);
  await form.review();
  for (const text of ['髙﨑 𠮷子', '880-0811', '解約済み', 'ヤマト運輸', 'キャンセル・解約した、返金した', '1,980円'])
    await expect(page.getByRole('definition').filter({ hasText: text }).first()).toBeVisible();
  await expect(page.getByText('sbps-support@sbpayment.jp')).toBeVisible();
  await form.register();

  await sheet.isAnswered();
  const [registered, ...others] = (await acquirer.reads(request)).answers;
  expect(registered).toMatchObject({ revision: 1, ...disclosed(answer, productName) });
  expect(others).toEqual([]);
});

test('the user who answered gets a receipt by mail that names the case and no person', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details' });
  await new AnswerForm(page).open(request.caseNumber);
  await fillInAndRegister(page, exampleAnswer('usage_inquiry.usage_details', today));
  await openMail(page, '[SBペイメントサービス]利用照会・代行解約の回答受付のお知らせ(12345-001)', request.caseNumber);
  await expect(factBeside(page.getByRole('main'), '宛先')).toHaveText('k.sato@example.jp');
  await expect(page.getByRole('main')).not.toContainText('𠮷子');
});

test('a usage inquiry about lodging is answered for two guests, starting with the top page', async ({
  as,
  acquirer,
}) => {
  const page = await as('other-staff');
  const request = await acquirer.sends({
    noticeType: 'usage_inquiry.usage_details',
    merchantId: '67890',
    requestedOn: '2019-04-01',
    answerDueOn: '2019-04-08',
  });
  const sheet = await comeFromTop(page, request.caseNumber);
  await sheet.startAnswering();
  const answer = withFields(
    { ...lodgingAnswer('usage_inquiry.usage_details', today), notHeld: ['reservationHolder.email'] },
    'reservationHolder',
    { email: undefined },
  );
  await new AnswerForm(page).fillIn(answer);
  await new AnswerForm(page).review();
  await expect(page.getByText('2件目')).toBeVisible();
  await expect(factBeside(page.getByRole('main'), 'メールアドレス').filter({ hasText: '保有していない' })).toHaveCount(
    1,
  );
  await new AnswerForm(page).register();
  await sheet.isAnswered();
  expect((await acquirer.reads(request)).answers[0]).toMatchObject({
    ...disclosed(answer),
    notHeld: ['reservationHolder.email'],
  });
});

test('a complaint that demands a refund is answered with a reason, which is required', async ({ as, acquirer }) => {
  const page = await as('merchant-admin');
  const request = await acquirer.sends({ noticeType: 'complaint_investigation.refund_demanded' });
  const sheet = await new CaseSheet(page).open(request.caseNumber);
  await expect(sheet.fact('通知種別')).toContainText('苦情調査:返金要望');
  await sheet.startAnswering();
  const form = new AnswerForm(page);
  const answer = exampleAnswer('complaint_investigation.refund_demanded', today);
  await form.fillIn(withFields(answer, 'resolution', { reason: undefined }));
  await form.confirm();
  await expect(form.summary).toHaveText(/1件の誤り.*キャンセル・解約・返金等の対応:理由: 入力してください。/s);
  await form
    .section('キャンセル・解約・返金等の対応')
    .getByRole('textbox', { name: '理由', exact: true })
    .fill((answer.sections['resolution'] as { reason: string }).reason);
  await form.review();
  await form.register();
  await sheet.isAnswered();
  expect((await acquirer.reads(request)).answers[0]).toMatchObject(disclosed(answer));
});

test('a cancellation request is answered with a cancellation at the end of the month', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const noticeType: NoticeTypeCode = 'cancellation_request.method_unknown';
  const request = await acquirer.sends({
    noticeType,
    serviceId: '002',
    requestedOn: '2019-04-01',
    answerDueOn: '2019-04-08',
  });
  const sheet = await comeFromTop(page, request.caseNumber);
  await sheet.startAnswering();
  const answer: AnswerInput = {
    noticeType,
    notHeld: [],
    sections: {
      cancellation: {
        result: 'scheduled',
        cancelledOn: addDays(today, 20),
        lastBilledOn: addDays(today, 3),
        lastBilledAmount: 980,
      },
    },
  };
  await fillInAndRegister(page, answer);
  await sheet.isAnswered();
  await sheet.tab('依頼・回答内容').click();
  await expect(sheet.fact('処理結果', sheet.revision(1))).toHaveText('解約予定(月末解約など)');
  await expect(sheet.fact('最終金額', sheet.revision(1))).toHaveText('980円');
  expect((await acquirer.reads(request)).answers[0]).toMatchObject(disclosed(answer));
});

test('a wrong answer is reopened by support with a reason, mailed, and corrected; both revisions stay readable', async ({
  page,
  as,
  acquirer,
}) => {
  const staff = await as('merchant-staff');
  const noticeType: NoticeTypeCode = 'cancellation_request.unable_or_deceased';
  const request = await acquirer.sends({ noticeType });
  await new AnswerForm(staff).open(request.caseNumber);
  await fillInAndRegister(staff, exampleAnswer(noticeType, today));

  const support = await as('support');
  const supportSheet = await new CaseSheet(support).open(request.caseNumber, 'answers');
  await support.getByRole('button', { name: '再オープン', exact: true }).click();
  await support.getByRole('button', { name: '再オープンする' }).click();
  await expect(support.getByText('理由を入力してください。')).toBeVisible();
  await support.getByRole('dialog').getByLabel(/^理由/).fill('最終金額が明細と異なるため');
  await support.getByRole('button', { name: '再オープンする' }).click();
  await expect(support.getByText('再オープン:回答訂正待ち').first()).toBeVisible();

  await openMail(page, '[SBペイメントサービス]利用照会・代行解約の回答訂正のお願い(12345-001)', request.caseNumber);
  await page.frameLocator('iframe').getByRole('link', { name: 'ログインして依頼を開く' }).click();
  await logIn(page, 'merchant-staff');
  await expect(page).toHaveURL(`/cases/${request.caseNumber}`);
  const sheet = new CaseSheet(page);
  await sheet.startAnswering();
  const form = new AnswerForm(page);
  await expect(page.getByText('最終金額が明細と異なるため')).toBeVisible();
  const amount = form.section('解約処理の結果').getByRole('textbox', { name: '最終金額', exact: true });
  await expect(amount).toHaveValue('1480');
  await amount.fill('1,980');
  await form.review();
  await form.register();
  await sheet.isAnswered();

  await supportSheet.open(request.caseNumber, 'answers');
  for (const reader of [sheet, supportSheet]) {
    await reader.tab('依頼・回答内容').click();
    await expect(reader.fact('最終金額', reader.revision(2))).toHaveText('1,980円');
    await expect(reader.fact('最終金額', reader.revision(1))).toHaveText('1,480円');
    await expect(reader.panel.getByText('最終金額が明細と異なるため')).toBeVisible();
  }
  expect((await acquirer.reads(request)).answers.map(({ revision }) => revision)).toEqual([2, 1]);
});
