import type { Page, Request } from '@playwright/test';

/**
 * Holds requests until the test releases them, so that an intermediate state of the page stays long enough to be
 * tested. Returns the function that releases them.
 */
export async function holdBack(page: Page, url: string, fits: (request: Request) => boolean): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    if (fits(route.request())) await released.promise;
    await route.fallback();
  });
  return released.resolve;
}
