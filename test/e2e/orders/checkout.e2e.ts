import { holdBack } from '../support/hold-back';
import { OrderSheet } from '../support/order-sheet';
import { expect, test } from '../support/portal-test';
import { ordersOf, Shopper } from '../support/shopper';

const MELON = /赤肉メロン/;
const FISH = /鮮魚便/;

test('a card is authorised, and staff find the order with its card payment', async ({ page, as }) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('北海道産いくら醤油漬け 500g(250g×2)');
  await shopper.pay('ok');
  const { orderNumber, total } = await shopper.paid();
  expect(total).toBe(8_980 + 880);
  await expect(page.getByRole('link', { name: 'カート(0点)' })).toBeVisible();

  const staff = await as('merchant-staff');
  await staff.goto(`/orders?numberFrom=${orderNumber}&numberTo=${orderNumber}`);
  await expect(staff.getByRole('rowheader')).toHaveText([orderNumber]);
  const [order] = await ordersOf(shopper, staff);
  const sheet = await new OrderSheet(staff).open(order!.id);
  await expect(sheet.panel).toContainText('************4242');
  await expect(sheet.execute('売上日指定要求')).toBeEnabled();
  expect(order).toMatchObject({
    orderNumber,
    status: 'new',
    card: { state: 'authorized', amount: total, cardBrand: 'visa' },
  });
  expect(shopper.cardNumbersSent()).toEqual([]);
});

test('after a refused card the form is empty with a reason, and another card pays the same cart once', async ({
  page,
  as,
}) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('しまほっけ開き 特大5枚');
  await shopper.pay('ng22');
  await expect(shopper.alert).toContainText('カードの利用限度額を超えています。別のカードをお試しください。');
  await expect(shopper.alert).toBeFocused();
  await expect(shopper.number).toHaveValue('');
  await expect(page.getByLabel('セキュリティコード')).toHaveValue('');
  await expect(page.getByRole('link', { name: 'カート(1点)' })).toBeVisible();
  const staff = await as('merchant-staff');
  expect(await ordersOf(shopper, staff)).toEqual([]);

  await shopper.pay('ok');
  const { orderNumber } = await shopper.paid();
  expect((await ordersOf(shopper, staff)).map((order) => order.orderNumber)).toEqual([orderNumber]);
  expect(shopper.countCheckouts()).toBe(2);
  expect(shopper.cardNumbersSent()).toEqual([]);
});

test('the button is pressed twice and pays once', async ({ page, as }) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('時鮭切り身 中辛 10切れ');
  await shopper.enterCard('slow');
  await shopper.payButton.dblclick();
  await expect(page.getByRole('button', { name: 'お支払いの処理中です…' })).toBeDisabled();
  await shopper.paid();
  expect(shopper.countCheckouts()).toBe(1);
  expect(await ordersOf(shopper, await as('merchant-staff'))).toHaveLength(1);
});

test('a checkout whose response is lost is sent again, and the cart is paid once', async ({ page, as, watch }) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('しまほっけ開き 特大5枚');
  watch.expects(/ERR_FAILED .*\/checkouts/);
  const askAgain = await holdBack(page, '**/api/shop/checkouts', () => true);
  await page.route(
    '**/api/shop/checkouts',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await shopper.pay('ok');
  await expect(shopper.alert).toContainText('お支払いは1回だけ行われます');
  askAgain();
  await shopper.paid();
  expect(shopper.countCheckouts()).toBe(2);
  expect(await ordersOf(shopper, await as('merchant-staff'))).toHaveLength(1);
});

test('an unknown outcome is looked up while the page asks the buyer not to pay again', async ({ page, as }) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('しまほっけ開き 特大5枚');
  let polls = 0;
  const releasePolls = await holdBack(page, '**/api/shop/checkouts/*', () => polls++ > 0);
  await shopper.pay('lost-authorization');
  await shopper.isAt('お支払いの結果を照会中です');
  await expect(page.getByText('もう一度お支払いの手続きをしないでください。')).toBeVisible();
  releasePolls();
  await page.goto('/shop/cart');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: /照会中|ありがとう/ })).toBeVisible();
  await page.reload();
  await shopper.paid();
  await expect(page.getByRole('link', { name: 'カート(0点)' })).toBeVisible();
  expect(await ordersOf(shopper, await as('merchant-staff'))).toHaveLength(1);
  expect(shopper.countCheckouts()).toBe(1);
});

test('3-D Secure: after a cancelled authentication nothing is paid, after a passed one the cart is paid', async ({
  page,
  as,
}) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('漁師の朝どれ鮮魚便(毎月)', '002');
  await shopper.pay('ok');
  await shopper.isAt('カード会社の本人認証(デモ)');
  await page.getByRole('button', { name: 'やめる' }).click();
  await shopper.isAt('カード情報の入力');
  await expect(shopper.alert).toContainText('本人認証が完了しなかった');
  await expect(shopper.number).toHaveValue('');
  const staff = await as('merchant-staff');
  expect(await ordersOf(shopper, staff)).toEqual([]);

  await shopper.pay('ok');
  await page.getByRole('button', { name: '認証する' }).click();
  const { orderNumber } = await shopper.paid();
  const orders = await ordersOf(shopper, staff);
  expect(orders).toMatchObject([{ orderNumber, subscription: { nextChargeOn: expect.any(String) } }]);
  expect(shopper.cardNumbersSent()).toEqual([]);
});

test('3-D Secure survives a reload: only the buyer is asked for again', async ({ page, as }) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('漁師の朝どれ鮮魚便(毎月)', '002');
  await shopper.pay('ok');
  await shopper.isAt('カード会社の本人認証(デモ)');
  await page.reload();
  await page.getByRole('button', { name: 'やめる' }).click();
  await shopper.isAt('お支払いが完了しませんでした');
  await page.getByRole('link', { name: 'カード情報の入力へ' }).click();
  await shopper.isAt('購入者情報の入力');
  await expect(page.getByRole('status').filter({ hasText: 'カートの商品は残っています' })).toBeVisible();
  await expect(page.getByLabel('お名前')).toHaveValue('');
  await shopper.enterBuyer();
  await shopper.pay('ok');
  await shopper.isAt('カード会社の本人認証(デモ)');
  await page.reload();
  await page.getByRole('button', { name: '認証する' }).click();
  await shopper.paid();
  expect(await ordersOf(shopper, await as('merchant-staff'))).toHaveLength(1);
});

test('an abandoned authentication is resumed, or replaced by another card', async ({ page }) => {
  const shopper = new Shopper(page);
  await shopper.reachCardForm('漁師の朝どれ鮮魚便(毎月)', '002');
  await shopper.pay('ok');
  await shopper.isAt('カード会社の本人認証(デモ)');
  await page.goBack();
  await shopper.isAt('本人認証が済んでいません');
  await page.getByRole('button', { name: '本人認証へ進む' }).click();
  await shopper.isAt('カード会社の本人認証(デモ)');
  await page.goBack();
  await page.getByRole('button', { name: '別のカードで支払う' }).click();
  await shopper.isAt('カード情報の入力');
  await shopper.pay('ok');
  await page.getByRole('button', { name: '認証する' }).click();
  await shopper.paid();
});

test('the simulated card company redirects nobody to another site', async ({ page }) => {
  for (const hostile of [
    'https://elsewhere.example/shop/return?checkout=3fa85f64-5717-4562-b3fc-2c963f66afa6',
    'javascript:alert(1)',
    '//elsewhere.example/shop/return',
    '/cases',
  ]) {
    await page.goto(`/shop/card-company?authentication=1&return=${encodeURIComponent(hostile)}`);
    await expect(page.getByRole('alert')).toContainText('呼び出し方が正しくありません');
    await expect(page.getByRole('button', { name: '認証する' })).toHaveCount(0);
  }
});

test('errors of the form and of the server are shown at their fields', async ({ page, watch }) => {
  const shopper = new Shopper(page);
  await page.goto('/shop');
  await page.getByRole('article', { name: MELON }).getByRole('button').click();
  await page.goto('/shop/buyer?service=001');
  await page.getByRole('button', { name: '確認画面へ' }).click();
  await expect(shopper.alert).toBeFocused();
  await expect(page.getByLabel('お名前')).toHaveAccessibleDescription('入力してください。');
  await shopper.enterBuyer();
  await shopper.number.fill('4242 4242 4242 4241');
  await shopper.payButton.click();
  await expect(shopper.number).toHaveAccessibleDescription(/カード番号に誤りがあります/);
  await shopper.number.fill('4111-1111-1111-1111');
  await expect(page.getByRole('status').filter({ hasText: 'Visa' })).toBeVisible();
  await page.getByLabel('月', { exact: true }).selectOption('12');
  await page.getByLabel('年', { exact: true }).selectOption({ index: 3 });
  await page.getByLabel('カード名義').fill('YOSHIKO TAKASAKI');
  await page.getByLabel('セキュリティコード').fill('123');
  await shopper.payButton.click();
  await expect(shopper.number).toHaveAccessibleDescription(/テスト用のカード番号だけが使えます/);
  expect(shopper.countCheckouts()).toBe(0);

  watch.expects(/status of 422 .*\/checkouts/);
  await page.route(
    '**/api/shop/checkouts',
    (route) =>
      route.continue({
        postData: {
          ...(route.request().postDataJSON() as object),
          buyer: { name: '髙﨑', kana: null, email: 'x', phone: '1', postalCode: '8800811', address: '宮崎県' },
        },
      }),
    { times: 1 },
  );
  await shopper.pay('ok');
  await shopper.isAt('購入者情報の入力');
  await expect(page.getByLabel('メールアドレス')).toHaveAccessibleDescription(
    'メールアドレスを「name@example.jp」の形で1件入力してください。',
  );
});

test('a shop needs no session, keeps its cart across a reload, and allows no step without the previous one', async ({
  page,
  watch,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/shop/card');
  await expect(page.getByText('カートに商品がありません。')).toBeVisible();
  await page.getByRole('link', { name: '商品一覧へ' }).click();
  await page.getByLabel(/赤肉メロン.*の数量/).selectOption('20');
  await page.getByRole('article', { name: MELON }).getByRole('button').click();
  await expect(page.getByRole('article', { name: MELON })).toContainText('カートに入れられる数の上限です。');
  await page.getByRole('link', { name: /カートを見る/ }).click();
  await page.reload();
  await expect(page.getByLabel(/赤肉メロン.*の数量/)).toHaveValue('20');
  await expect(page.getByText('130,480円')).toBeVisible();
  await page.goto('/shop/card?service=001');
  await expect(page.getByRole('heading', { level: 1, name: '購入者情報の入力' })).toBeVisible();
  await page.getByRole('link', { name: 'めぐみ定期便・オンライン' }).click();
  await expect(page.getByRole('article', { name: FISH })).toBeVisible();
  await expect(page.getByRole('link', { name: 'カート(0点)' })).toBeVisible();
  watch.expects(/status of 404 .*service=999/);
  await page.goto('/shop?service=999');
  await expect(page.getByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/api/') && !path.startsWith('/api/shop'))).toEqual([]);
});
