import { expect, type Page, test } from './support/portal-test';

/** The computed style of the first element that a selector finds. */
function style(page: Page, selector: string, property: string): Promise<string> {
  return page.evaluate<string>(
    `getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${property}')`,
  );
}

/** The brightness of a colour from 0 (black) to 255 (white); what is transparent shows the white paper. */
async function brightness(page: Page, selector: string, property: 'color' | 'background-color'): Promise<number> {
  const [red, green, blue, alpha] = (await style(page, selector, property)).match(/[\d.]+/g)!.map(Number);
  return alpha === 0 ? 255 : (red! + green! + blue!) / 3;
}

test('a case sheet is printed dark on white, also in the dark theme, and without the skip link', async ({
  as,
  acquirer,
}) => {
  const { caseNumber } = await acquirer.sends({ noticeType: 'usage_inquiry.not_recognized' });
  const page = await as('merchant-staff', { colorScheme: 'dark' });
  await page.goto(`/cases/${caseNumber}`);
  await expect(page.getByRole('heading', { level: 1, name: '案件管理票' })).toBeVisible();
  expect(await brightness(page, 'html', 'background-color')).toBeLessThan(80);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect.poll(() => brightness(page, 'html', 'background-color')).toBeGreaterThan(240);
  for (const selector of ['h1', 'main dd', 'main dt']) {
    expect([selector, (await brightness(page, selector, 'color')) < 120]).toEqual([selector, true]);
  }
  await expect(page.getByRole('link', { name: '本文へ移動' })).toBeHidden();
});

test('the selected tab can be told from the others in forced colours', async ({ as, acquirer }) => {
  const { caseNumber } = await acquirer.sends({ noticeType: 'usage_inquiry.not_recognized' });
  const page = await as('merchant-staff');
  await page.goto(`/cases/${caseNumber}`);
  await expect(page.getByRole('tab')).toHaveCount(3);
  await page.emulateMedia({ forcedColors: 'active' });
  const appearance = (selected: boolean) =>
    Promise.all(
      ['color', 'background-color', 'border-bottom-color', 'border-bottom-width', 'border-bottom-style'].map(
        (property) => style(page, `[role=tab][aria-selected=${selected}]`, property),
      ),
    );
  await expect.poll(async () => String(await appearance(true)) !== String(await appearance(false))).toBe(true);
});

test('a buyer’s name of 100 characters does not widen 受注管理', async ({ as, request }) => {
  const orderNumber = `WIDE-${Date.now()}`;
  const reply = await request.post('/api/merchant/v1/orders', {
    headers: { authorization: 'Bearer demo-merchant-key' },
    data: {
      orderNumber,
      serviceId: '001',
      orderedAt: new Date().toISOString(),
      paymentMethod: 'convenience_store',
      buyer: { name: 'ブラヴァツカヤ'.repeat(15).slice(0, 100) },
      items: [{ name: '北海道産いくら醤油漬け', unitPrice: 1980, quantity: 1 }],
    },
  });
  expect(reply.status()).toBe(201);
  const page = await as('merchant-staff');
  for (const width of [1280, 1200, 1024, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/orders?numberFrom=${orderNumber}&numberTo=${orderNumber}`);
    await expect(page.getByText('ブラヴァツカヤ').first()).toBeVisible();
    const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect([width, beyond > 0]).toEqual([width, false]);
  }
});
