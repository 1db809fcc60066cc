import { AnswerForm } from './support/answer-form';
import { logIn } from './support/logins';
import { checkPage, checkMailboxPage } from './support/page-check';
import { differingOrder, OrderSheet, orderOf, waitingOrder } from './support/order-sheet';
import { expect, type Page, test } from './support/portal-test';
import { Shopper } from './support/shopper';
import { SHORT, shortAnswer } from './support/short-answer';

const FITS = 'work in light and dark, Japanese and English, at 320 px, and pass axe';

async function settled(page: Page, path: string, sign: ReturnType<Page['locator']>): Promise<void> {
  await page.goto(path);
  await expect(sign.first()).toBeVisible();
}

test(`the pages before the login ${FITS}`, async ({ page, watch }) => {
  watch.expects(/status of 401 .*\/api\/session/);
  watch.expects(/status of 404 .*\/no-such-page/);
  await settled(page, '/login', page.getByRole('button', { name: 'ログインする' }));
  await checkPage(page, 'login');
  await logIn(page, 'nobody', 'not the password');
  await expect(page.getByRole('alert')).toBeVisible();
  await checkPage(page, 'refused login');
  await settled(page, '/set-password?token=outdated', page.getByRole('button', { name: '設定する' }));
  await checkPage(page, 'password');
  await settled(page, '/no-such-page', page.getByRole('link', { name: '顧客サポートトップへ' }));
  await checkPage(page, 'not found');
});

test(`the demo’s mailbox and a mail ${FITS}`, async ({ page }) => {
  const mails = page.getByRole('main').getByRole('listitem').getByRole('link');
  await settled(page, '/demo/mailbox', mails);
  await checkMailboxPage(page, 'mailbox');
  await mails.first().click();
  await expect(page.getByRole('main').getByRole('definition').first()).toBeVisible();
  await checkMailboxPage(page, 'mail');
});

test(`top and list ${FITS}`, async ({ as }) => {
  const page = await as('merchant-staff');
  await settled(page, '/support', page.getByRole('rowheader'));
  await page.getByRole('button', { name: '顧客サポート' }).click();
  await checkPage(page, 'top with its menu');
  await settled(page, '/cases?noticeType=usage_inquiry.usage_details', page.getByRole('rowheader'));
  await checkPage(page, 'list');
  await settled(page, '/cases#q=nothing', page.getByText('条件に合う案件はありません。'));
  await checkPage(page, 'empty list');
});

test(`orders and payments ${FITS}`, async ({ as }) => {
  const page = await as('merchant-staff');
  await settled(page, '/orders?attention=unrefunded', page.getByRole('rowheader'));
  await page.getByText('詳しい条件').click();
  await checkPage(page, 'orders');
  await settled(page, '/orders#name=nobody', page.getByText('条件に合う受注はありません。'));
  await checkPage(page, 'no orders');
  await settled(page, '/orders/differences', page.getByRole('rowheader'));
  await checkPage(page, 'differences');
  await settled(page, '/orders/differences?state=resolved', page.getByText('解消済みの差異はまだありません。'));
  await checkPage(page, 'no resolved differences');
  const order = await orderOf(page, 'status=cancelled', ({ payment }) => payment?.state === 'refunded');
  await settled(page, `/payments?trackingId=${order.card!.trackingId}`, page.getByRole('rowheader'));
  await checkPage(page, 'payments');
});

test(`an order and its card payment ${FITS}`, async ({ as }) => {
  const page = await as('merchant-staff');
  const refunded = await orderOf(page, 'status=cancelled', ({ payment }) => payment?.state === 'refunded');
  const expired = await orderOf(page, 'sort=orderedAt&order=asc', ({ payment }) => payment?.expired === true);
  const differing = { id: await differingOrder(page) };
  for (const [name, { id }] of Object.entries({ waiting: await waitingOrder(page), refunded, expired, differing })) {
    await new OrderSheet(page).open(id);
    await checkPage(page, `order, ${name}`);
  }
  const sheet = await new OrderSheet(page).open((await waitingOrder(page)).id);
  await sheet.execute('売上日指定要求').click();
  await expect(sheet.confirm).toBeVisible();
  await checkPage(page, 'question before a capture');
});

test(`the case sheet’s tabs ${FITS}`, async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const { caseNumber } = await acquirer.sends({ noticeType: 'usage_inquiry.other' });
  await settled(page, `/cases/${caseNumber}`, page.getByRole('term'));
  await checkPage(page, 'sheet');
  for (const tab of ['決済情報', '依頼・回答内容']) {
    await page.getByRole('tab', { name: tab }).click();
    await checkPage(page, tab);
  }
});

test(`answers, mails and reopening ${FITS}`, async ({ as }) => {
  const page = await as('support');
  await settled(
    page,
    '/cases?status=closed_answered&noticeType=usage_inquiry.usage_details',
    page.getByRole('rowheader'),
  );
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: '通知メール' })).toBeVisible();
  await checkPage(page, 'sheet with mails');
  await page.getByRole('tab', { name: '依頼・回答内容' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await checkPage(page, 'answers');
  await page.getByRole('button', { name: '再オープン', exact: true }).click();
  await checkPage(page, 'reopening');
});

test(`form, review and question ${FITS}`, async ({ as, acquirer }) => {
  const page = await as('merchant-staff');
  const long = await acquirer.sends({ noticeType: 'usage_inquiry.not_recognized' });
  const form = await new AnswerForm(page).open(long.caseNumber);
  await page.getByRole('radio', { name: '宿泊サービス' }).check();
  await form.confirm();
  await expect(form.summary).toBeFocused();
  await checkPage(page, 'form with mistakes');

  const short = await acquirer.sends({ noticeType: SHORT });
  page.on('dialog', (question) => void question.accept());
  await form.open(short.caseNumber);
  await form.fillIn(shortAnswer('お申し出に合うご契約が見つかりません。'));
  await form.review();
  await checkPage(page, 'review');
  await expect(await form.askToRegister()).toBeVisible();
  await checkPage(page, 'question');
});

test(`the shop up to its card form ${FITS}`, async ({ page }) => {
  const shopper = new Shopper(page);
  await settled(page, '/shop', page.getByRole('article'));
  await page.getByRole('article').first().getByRole('button').click();
  await checkPage(page, 'goods');
  await settled(page, '/shop/cart', page.getByRole('link', { name: '購入手続きへ' }));
  await checkPage(page, 'cart');
  await page.getByRole('link', { name: '購入手続きへ' }).click();
  await page.getByLabel('別のお届け先').check();
  await page.getByRole('button', { name: '確認画面へ' }).click();
  await expect(shopper.alert).toBeFocused();
  await checkPage(page, 'buyer with mistakes');
  await page.getByLabel('別のお届け先').uncheck();
  await expect(page.getByLabel('お届け先のお名前')).toHaveCount(0);
  await shopper.enterBuyer();
  await page.goBack();
  await shopper.isAt('ご注文内容の確認');
  await checkPage(page, 'review');
  await page.getByRole('link', { name: 'カード情報の入力へ' }).click();
  await page.getByText('テスト用のカード番号').click();
  await shopper.payButton.click();
  await expect(shopper.alert).toBeFocused();
  await checkPage(page, 'card form with mistakes');
});

test(`the shop’s outcomes ${FITS}`, async ({ page }) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('漁師の朝どれ鮮魚便(毎月)', '002');
  await shopper.pay('ng20');
  await shopper.isAt('カード会社の本人認証(デモ)');
  await checkPage(page, 'card company');
  await page.getByRole('button', { name: '認証する' }).click();
  await expect(shopper.alert).toContainText('別のカードをお試しください');
  await checkPage(page, 'refused card');
  await shopper.pay('ok');
  await shopper.isAt('カード会社の本人認証(デモ)');
  await page.goBack();
  await shopper.isAt('本人認証が済んでいません');
  await checkPage(page, 'challenge');
  await page.getByRole('button', { name: '本人認証へ進む' }).click();
  await page.getByRole('button', { name: '認証する' }).click();
  await shopper.paid();
  await checkPage(page, 'paid');
  await settled(page, '/shop/cart', page.getByText('カートに商品がありません。'));
  await checkPage(page, 'empty cart');
  await settled(page, '/shop/nowhere', page.getByRole('link', { name: 'ショップへ' }));
  await checkPage(page, 'no such page');
});
