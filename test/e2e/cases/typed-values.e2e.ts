import { randomUUID } from 'node:crypto';
import { addDays, tokyoDate } from '../../../server/contract/src';
import { AnswerForm } from '../support/answer-form';
import { inFullWidth } from '../support/full-width';
import { orderOf } from '../support/order-sheet';
import { expect, type Locator, type Page, test } from '../support/portal-test';

const GOODS = 'usage_inquiry.usage_details';
/** A date as mails, spreadsheets and people write it. */
const WRITINGS = [
  '2026/11/1',
  '2026-11-01',
  '20261101',
  '2026年11月1日',
  '令和8年11月1日',
  'R8.11.1',
  '２０２６／１１／１',
  ' 2026.11.01\n',
  '2026/11/01 0:00:00',
  '\u202d2026-11-01\u202c',
  '2026/11/01(日)',
];

/** Pastes from the clipboard, like people do. */
async function paste(page: Page, target: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await target.fill('');
  await target.focus();
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('Control+V');
}

async function goodsForm(page: Page, caseNumber: string): Promise<AnswerForm> {
  const form = await new AnswerForm(page).open(caseNumber);
  await page.getByRole('radio', { name: '物品販売' }).check();
  return form;
}

test('a date is pasted in every usual form, and shown with its weekday', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const form = await goodsForm(page, (await acquirer.sends({ noticeType: GOODS })).caseNumber);
  const [ordered, shipped] = [form.line('商品発送状況', '注文日'), form.line('商品発送状況', '発送日')];
  for (const writing of WRITINGS) {
    await paste(page, ordered, writing);
    await page.keyboard.press('Tab');
    await expect(shipped).toBeFocused();
    await expect(ordered).toHaveValue('2026/11/01(日)');
    await expect(ordered).not.toHaveAttribute('aria-invalid', 'true');
  }
  await ordered.fill('');
  await ordered.pressSequentially('20261128');
  await expect(form.section('商品発送状況').getByText('2026/11/28(土)', { exact: true })).toBeVisible();
  for (const nonsense of ['2026/2/30', '11月', '2026/1 1/1', 'あした']) {
    await paste(page, ordered, nonsense);
    await page.keyboard.press('Tab');
    await expect(ordered).toHaveValue(nonsense);
    await expect(ordered).toHaveAccessibleDescription(/実在する日付を入力してください\(例: 2026\/11\/28\)。/);
  }
});

test('numbers, phone numbers and addresses are accepted as copied from elsewhere, and shown as they will be registered', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const form = await goodsForm(page, (await acquirer.sends({ noticeType: GOODS })).caseNumber);
  const purchaser = (field: string) => form.line('ご購入者情報', field);
  const typed = {
    電話番号: '\u202d+81 90-1234-5678\u202c',
    郵便番号: '〒８８０‐０８１１\u200b',
    メールアドレス: 'ｙ＠ｅｘａｍｐｌｅ．ｊｐ\u00ad',
    氏名: '髙﨑　𠮷子',
  };
  const registered = {
    電話番号: '09012345678',
    郵便番号: '8800811',
    メールアドレス: 'y@example.jp',
    氏名: '髙﨑　𠮷子',
  };
  for (const [field, text] of Object.entries(typed)) await paste(page, purchaser(field), text);
  await form.line('商品発送状況', '送り状番号').fill('４０１２－３４５６－９８４２');
  await form.line('商品発送状況', '注文日').focus();
  for (const [field, text] of Object.entries(registered)) await expect(purchaser(field)).toHaveValue(text);
  await expect(form.line('商品発送状況', '送り状番号')).toHaveValue('4012-3456-9842');
  await purchaser('氏名').fill(`髙﨑\u202e𠮷子`);
  await purchaser('氏名').press('Tab');
  await expect(purchaser('氏名')).toHaveAccessibleDescription(/3文字目に、目に見えない文字\(U\+202E\)があります。/);
});

test('an error says whether to choose or to fill in, and the window’s title begins with 「エラー:」', async ({
  as,
  acquirer,
}) => {
  const page = await as('merchant-staff');
  const form = await new AnswerForm(page).open(
    (await acquirer.sends({ noticeType: 'cancellation_request.not_recognized' })).caseNumber,
  );
  const title = await page.title();
  await form.confirm();
  await expect(page.getByRole('radiogroup', { name: '処理結果' })).toHaveAccessibleDescription(
    '処理結果を選択してください。',
  );
  await expect(form.summary).toContainText('解約処理の結果:処理結果: 選択してください。');
  await expect(page).toHaveTitle(`エラー:${title}`);
  await page.getByRole('radio', { name: '解約した', exact: true }).check();
  await form.confirm();
  await expect(form.line('解約処理の結果', '解約日')).toHaveAccessibleDescription('解約日を入力してください。');
  await page.getByRole('link', { name: '案件管理票へ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '破棄して離れる' }).click();
  await expect(page).not.toHaveTitle(/エラー/);
});

test('受注管理 finds values as a spreadsheet or a mail writes them, and its URL has one form of them', async ({
  as,
}) => {
  const page = await as('merchant-staff');
  const order = await orderOf(page, 'status=shipped', ({ payment }) => payment !== null);
  const day = order.orderedAt.slice(0, 10);
  const trackingId = order.card!.trackingId;
  const total = String(order.total);
  await page.goto('/orders');
  await page.getByText('詳しい条件').click();
  const search = async (typed: Readonly<Record<string, string>>, query: Readonly<Record<string, string>>) => {
    await page.goto('/orders');
    await page.getByText('詳しい条件').click();
    for (const [label, text] of Object.entries(typed)) await paste(page, page.getByLabel(label), text);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/orders?${new URLSearchParams(query).toString()}`);
    await expect(page.getByRole('rowheader').filter({ hasText: order.orderNumber })).toBeVisible();
  };
  await search({ トラッキングID: ` ${inFullWidth(trackingId)}` }, { trackingId });
  await search({ トラッキングID: trackingId.replace(/^(.{4})(.{4})/, '$1-$2 ') }, { trackingId });
  await search({ トラッキングID: trackingId.replace(/^0+/, '') }, { trackingId });
  const yen = {
    '購入金額(円)(から)': `${order.total.toLocaleString('en-US')}円`,
    '購入金額(円)(まで)': inFullWidth(`\\${order.total.toLocaleString('en-US')}`),
    トラッキングID: trackingId,
  };
  await search(yen, { trackingId, totalFrom: total, totalTo: total });
  const dates = {
    '受注日(から)': `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日`,
    '受注日(まで)': inFullWidth(addDays(day, 1).replaceAll('-', '/')),
    '注文番号(から)': inFullWidth(order.orderNumber),
  };
  await search(dates, { numberFrom: order.orderNumber, orderedFrom: day, orderedTo: addDays(day, 1) });
  await expect(page.getByLabel('受注日(から)')).toHaveValue(/^\d{4}\/\d{2}\/\d{2}\([日月火水木金土]\)$/);
});

test('a text that is too long is reported, never truncated', async ({ as, watch }) => {
  watch.expects(/status of 422 .*\/api\/((orders|payments)\?|cases\/search)/);
  const page = await as('merchant-staff');
  await page.goto('/orders');
  await page.getByText('詳しい条件').click();
  const [amount, tracking] = [page.getByLabel('購入金額(円)(から)'), page.getByLabel('トラッキングID')];
  await paste(page, amount, '10000000');
  await paste(page, tracking, '123456789012345');
  await page.keyboard.press('Enter');
  await expect(amount).toHaveValue('10000000');
  await expect(tracking).toHaveValue('123456789012345');
  for (const field of [amount, tracking]) await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.goto('/cases');
  const search = page.getByRole('searchbox');
  await paste(page, search, 'あ'.repeat(101));
  await page.keyboard.press('Enter');
  await expect(search).toHaveValue('あ'.repeat(101));
  await expect(search).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[maxlength], input[type=date]')).toHaveCount(0);
});

test('依頼管理表 and 決済情報 send one form however a value is typed', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const customerId = `C-${randomUUID().slice(0, 8)}`;
  const { caseNumber } = await acquirer.sends({ noticeType: GOODS, payment: { customerId } });
  await page.goto('/cases');
  for (const [typed, asked] of [
    [inFullWidth(caseNumber), caseNumber],
    [caseNumber.replace('-', '−'), caseNumber],
    [` ${inFullWidth(customerId)}\u200b`, customerId],
  ] as const) {
    await paste(page, page.getByRole('searchbox'), typed);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/cases#q=${asked}`);
    await expect(page.getByRole('rowheader')).toHaveText([new RegExp(caseNumber)]);
  }
  const order = await orderOf(page, 'status=shipped', ({ payment }) => payment !== null);
  await page.goto('/payments');
  await paste(page, page.getByLabel('トラッキングID'), `="${order.card!.trackingId}"`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/payments?trackingId=${order.card!.trackingId}`);
  await expect(page.getByRole('rowheader', { name: order.card!.trackingId })).toBeVisible();
});

test('ユーザーID may be typed in full width or capitals', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('ユーザーID').fill(inFullWidth('MERCHANT-viewer'));
  await page.getByLabel('パスワード', { exact: true }).focus();
  await expect(page.getByLabel('ユーザーID')).toHaveValue('merchant-viewer');
});

test('a form that stays open over midnight uses the new date as today', async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const tomorrow = addDays(tokyoDate(new Date()), 1);
  let shift = 0;
  // The server's clock moves with the page's.
  await page.route('**/api/session', async (route) => {
    const reply = await route.fetch();
    const session = (await reply.json()) as { now: string; expiresAt: string };
    const shifted = (instant: string) => new Date(Date.parse(instant) + shift).toISOString();
    await route.fulfill({
      response: reply,
      json: { ...session, now: shifted(session.now), expiresAt: shifted(session.expiresAt) },
    });
  });
  await page.clock.install();
  const form = await goodsForm(page, (await acquirer.sends({ noticeType: GOODS })).caseNumber);
  const delivered = form.line('商品発送状況', '到着日');
  await delivered.fill(tomorrow);
  await delivered.press('Tab');
  await expect(delivered).toHaveAccessibleDescription(/今日までの日付を入力してください。/);
  shift = 24 * 60 * 60_000;
  await page.clock.fastForward(shift);
  await expect(delivered).not.toHaveAttribute('aria-invalid', 'true');
  await expect(delivered).toHaveValue(new RegExp(`^${tomorrow.replaceAll('-', '/')}`));
});
