import type { CasePage, OrderPage } from '../../server/contract/src';
import { holdBack } from './support/hold-back';
import { expect, type Page, test } from './support/portal-test';

/** The maximum layout shift of the pages of a shop's staff (Core Web Vitals call 0.1 good). */
const MOVES_LITTLE = 0.05;
const RECORD_SHIFTS = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) if (!hadRecentInput) window.shifts.push({ value, what: sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80)) });
  }).observe({ type: 'layout-shift', buffered: true });`;

interface Shift {
  readonly value: number;
  readonly what: readonly string[];
}

/** Simulates a slow network and a slow computer. */
async function slowDown(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 400_000,
    uploadThroughput: 100_000,
  });
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 3 });
}

const line = (page: Page) => page.getByRole('progressbar', { name: '読み込んでいます…' });

for (const width of [1280, 360]) {
  test(`the layout does not shift while a page loads slowly, at ${width} px`, async ({ as }) => {
    const page = await as('merchant-staff', { viewport: { width, height: 800 } });
    await page.addInitScript({ content: RECORD_SHIFTS });
    const [
      {
        items: [found],
      },
      {
        items: [order],
      },
    ] = (await Promise.all(['/api/cases', '/api/orders'].map(async (url) => (await page.request.get(url)).json()))) as [
      CasePage,
      OrderPage,
    ];
    await slowDown(page);
    for (const url of [
      '/support',
      '/cases?status=open',
      `/cases/${found!.caseNumber}`,
      `/cases/${found!.caseNumber}/answer`,
      '/orders',
      `/orders/${order!.id}`,
      '/orders/differences',
      '/payments?orderedFrom=2026-11-01&orderedTo=2026-11-28',
    ]) {
      await page.goto(url);
      await page.waitForLoadState('networkidle');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
      await expect(page.locator('.waiting')).toHaveCount(0);
      const shifts = await page.evaluate<Shift[]>('window.shifts');
      expect(
        shifts.reduce((sum, { value }) => sum + value, 0),
        `${url}: ${JSON.stringify(shifts)}`,
      ).toBeLessThanOrEqual(MOVES_LITTLE);
    }
  });
}

test('a click on a case shows progress immediately, while its code and its data are loading', async ({ as }) => {
  const page = await as('merchant-staff');
  await page.goto('/cases?status=open');
  const first = page.getByRole('table').getByRole('link').first();
  await expect(first).toBeVisible();
  await expect(line(page)).toBeHidden();
  const letCodeThrough = await holdBack(page, '**/*.js', () => true);
  const letDataThrough = await holdBack(page, '**/api/cases/*', () => true);
  await first.click();
  await expect(line(page)).toBeVisible();
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('heading', { level: 1, name: '依頼管理表' })).toBeVisible();
  letCodeThrough();
  await expect(page.getByRole('heading', { level: 1, name: '案件管理票' })).toBeVisible();
  await expect(line(page)).toBeVisible();
  letDataThrough();
  await expect(page.getByRole('tablist')).toBeVisible();
  await expect(line(page)).toBeHidden();
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false');
});

test('another sort order and the next page show progress while they are loading', async ({ as }) => {
  const page = await as('merchant-staff');
  await page.goto('/orders');
  await expect(page.getByRole('table')).toBeVisible();
  for (const act of [
    () => page.getByLabel('並び順').selectOption({ label: '受注日時の古い順' }),
    () => page.getByRole('link', { name: '次へ' }).click(),
  ]) {
    const letThrough = await holdBack(page, '**/api/orders?*', () => true);
    await act();
    await expect(line(page)).toBeVisible();
    letThrough();
    await expect(line(page)).toBeHidden();
  }
});
