import type { Page, Request } from '@playwright/test';

/** Keeps requests back until the test lets them go, so that what the page shows meanwhile stays long enough to be looked at. Returns how to let them go. */
export async function holdBack(page: Page, url: string, fits: (request: Request) => boolean): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    if (fits(route.request())) await released.promise;
    await route.fallback();
  });
  return released.resolve;
}
