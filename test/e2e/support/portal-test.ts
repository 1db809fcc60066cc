import { test as base, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';
import { Acquirer } from './acquirer';
import { type Login, SharedSessions } from './logins';
import { Watch } from './watch';

interface Portal {
  readonly acquirer: Acquirer;
  /** The browser of a logged-in person. Don't end its session: other tests use it. */
  readonly as: (login: Login, options?: BrowserContextOptions) => Promise<Page>;
  /** Another browser in which nobody is logged in. */
  readonly stranger: (options?: BrowserContextOptions) => Promise<Page>;
  readonly watch: Watch;
}

/** Every test fails when its browser reports an error that the test did not announce. */
export const test = base.extend<Portal, { sessions: SharedSessions }>({
  sessions: [async ({}, use, { project }) => use(new SharedSessions(project.use.baseURL!)), { scope: 'worker' }],
  watch: [
    async ({ context }, use) => {
      const watch = new Watch();
      await watch.over(context);
      await use(watch);
      expect(watch.complaints(), 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
  acquirer: async ({ request }, use) => use(new Acquirer(request)),
  stranger: async ({ browser, watch }, use) => {
    const opened: Page[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      await watch.over(context);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  as: async ({ stranger, sessions }, use) =>
    use(async (login, options) => stranger({ ...options, storageState: await sessions.of(login) })),
});

export { expect, type Locator, type Page };
