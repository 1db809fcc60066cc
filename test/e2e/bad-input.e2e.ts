import { tokyoDate } from '../../server/contract/src';
import { exampleAnswer, lodgingAnswer, withFields, withSection } from '../support/examples/example-answers';
import { AnswerForm } from './support/answer-form';
import { CaseSheet } from './support/case-sheet';
import { expect, type Locator, test } from './support/portal-test';
import { SHORT, shortAnswer } from './support/short-answer';

const today = tokyoDate(new Date());
const FULL_WIDTH = '4242424242424242'.replace(/./g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const WRITINGS = [
  '4242 4242 4242 4242',
  '4242-4242-4242-4242',
  '4242424242424242',
  FULL_WIDTH,
  FULL_WIDTH.replace(/.{4}(?=.)/g, '$& '),
];

/** 理由, the only free text of the short form. */
function reasonIn(form: AnswerForm): Locator {
  return form.section('解約処理の結果').getByRole('textbox', { name: '理由', exact: true });
}

test('a card number in a text is refused however it is written, and masked by a button', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(request.caseNumber);
  for (const writing of WRITINGS) {
    await form.fillIn(shortAnswer(`カードは${writing}とのことです。`));
    await form.confirm();
    await expect(form.summary).toContainText('1件の誤り');
    await expect(reasonIn(form)).toHaveAccessibleDescription(/カード番号は入力できません/);
    await page.getByRole('button', { name: 'カード番号を伏せる' }).click();
    await expect(reasonIn(form)).toHaveValue('カードは************4242とのことです。');
    await expect(reasonIn(form)).not.toHaveAttribute('aria-invalid', 'true');
  }
  await form.review();
  await form.register();
  expect((await acquirer.reads(request)).answers.map(({ sections }) => sections)).toEqual([
    shortAnswer('カードは************4242とのことです。').sections,
  ]);
});

test('tracking IDs, slip numbers and phone numbers are not card numbers', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const trackingId = '36000000000008';
  const request = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details', payment: { trackingId } });
  const answer = withFields(exampleAnswer('usage_inquiry.usage_details', today), 'shipping', {
    trackingNumber: '4012-3456-9842',
  });
  const form = await new AnswerForm(page).open(request.caseNumber);
  await form.fillIn(withSection(answer, 'remarks', `トラッキングID ${trackingId} の取引です。`));
  await form.review();
  await form.register();
  expect((await acquirer.reads(request)).answers[0]?.sections).toMatchObject({
    shipping: { trackingNumber: '4012-3456-9842' },
    remarks: expect.stringContaining(trackingId),
  });
});

test('a text of 2,000 characters as a person counts them is accepted, one of 2,001 is not', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(request.caseNumber);
  await form.fillIn(shortAnswer('𠮷'.repeat(2_001)));
  await expect(form.section('解約処理の結果')).toContainText('2001/2000文字(1文字超過)');
  await form.confirmSlowly();
  await expect(form.summary).toContainText('2000文字以内で入力してください。');
  await expect(form.summary).toBeFocused();
  await reasonIn(form).fill('👩‍👩‍👧'.repeat(2_000));
  await form.review();
  expect((await acquirer.reads(request)).answers).toEqual([]);
});

test('bidirectional and terminal control characters are refused', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: SHORT });
  const form = await new AnswerForm(page).open(request.caseNumber);
  for (const character of ['\u202e', '\u2067', '\u0007', '\u0085']) {
    await form.fillIn(shortAnswer(`ご契約${character}なし`));
    await form.confirm();
    await expect(reasonIn(form)).toHaveAccessibleDescription(/\d+文字目に、目に見えない文字\(U\+[0-9A-F]+\)があります/);
    await expect(page.getByRole('heading', { level: 1, name: '回答の入力' })).toBeVisible();
  }
});

test('dates that are out of order, in the future or don’t exist are all reported at their fields', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details' });
  const form = await new AnswerForm(page).open(request.caseNumber);
  const shipping = form.section('商品発送状況');
  await form.fillIn(
    withFields(exampleAnswer('usage_inquiry.usage_details', today), 'shipping', {
      orderedOn: '2026-03-10',
      shippedOn: '2026-03-09',
      deliveredOn: '2099-01-01',
    }),
  );
  const applied = form.section('継続購入契約状況').getByRole('textbox', { name: '申込日', exact: true });
  await applied.fill('');
  await applied.press('2');
  await form.confirm();
  await expect(form.summary).toContainText('3件の誤り');
  await expect(shipping.getByRole('textbox', { name: '発送日', exact: true })).toHaveAccessibleDescription(
    /注文日以降の日付を入力してください。/,
  );
  await expect(shipping.getByRole('textbox', { name: '到着日', exact: true })).toHaveAccessibleDescription(
    /今日までの日付を入力してください。/,
  );
  await expect(applied).toHaveAccessibleDescription(/実在する日付を入力してください\(例: 2026\/11\/28\)。/);
});

test('a check-out before the check-in is reported; the same day is accepted', async ({ as, acquirer }) => {
  const page = await as('other-staff');
  const request = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details', merchantId: '67890' });
  const form = await new AnswerForm(page).open(request.caseNumber);
  const stay = { reservedOn: '2026-02-01', checkInOn: '2026-03-10', checkOutOn: '2026-03-09' };
  await form.fillIn(withFields(lodgingAnswer('usage_inquiry.usage_details', today), 'stay', stay));
  await form.confirm();
  const checkOut = form.section('宿泊情報').getByRole('textbox', { name: 'チェックアウト日', exact: true });
  await expect(checkOut).toHaveAccessibleDescription(/チェックイン日以降の日付を入力してください。/);
  await checkOut.fill(stay.checkInOn);
  await form.review();
});

test('rare kanji, emoji and half-width kana are kept unchanged; phone numbers and e-mail addresses are normalised', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const request = await acquirer.sends({ noticeType: 'usage_inquiry.usage_details' });
  const name = '髙﨑 𠮷子(ﾀｶｻｷ ﾖｼｺ)👩‍👩‍👧';
  const remarks = '葛\u{E0100}飾区の邉様🎁\nﾎﾞｰﾅｽ払い';
  const answer = withFields(exampleAnswer('usage_inquiry.usage_details', today), 'purchaser', {
    name,
    phone: '(0985)23-3362',
    email: ' y@EXAMPLE.jp ',
    postalCode: '880-0811',
  });
  const form = await new AnswerForm(page).open(request.caseNumber);
  await form.fillIn(withSection(answer, 'remarks', remarks));
  await form.review();
  await form.register();
  const sheet = await new CaseSheet(page).open(request.caseNumber, 'answers');
  expect(await sheet.fact('氏名', sheet.revision(1)).first().textContent()).toContain(name);
  expect(await sheet.fact('備考', sheet.revision(1)).textContent()).toContain(remarks);
  const [registered] = (await acquirer.reads(request)).answers;
  expect(registered?.sections).toMatchObject({
    purchaser: { name, phone: '0985233362', postalCode: '8800811' },
    remarks,
  });
});
