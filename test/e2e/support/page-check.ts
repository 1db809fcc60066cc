import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from './portal-test';

const LANGUAGES = { ja: '日本語', en: 'English' } as const;
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];
const NARROW = 320;

/**
 * Checks the page as it is, in Japanese and English, light and dark: axe finds nothing, and at a width of 320 px
 * nothing scrolls sideways. Restores Japanese, the light theme and the wide window.
 */
export async function checkPage(page: Page, name: string): Promise<void> {
  for (const language of ['en', 'ja'] as const) {
    await switchLanguage(page, language);
    for (const scheme of SCHEMES) await passesAxe(page, `${name}, ${language}`, scheme);
    await fitsNarrow(page, `${name}, ${language}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** A page of the demo's own, which exists only in Japanese. */
export async function checkMailboxPage(page: Page, name: string): Promise<void> {
  for (const scheme of SCHEMES) await passesAxe(page, name, scheme);
  await fitsNarrow(page, name);
}

/** Uses the portal's own switch, which an open dialog or a narrow header covers. */
async function switchLanguage(page: Page, language: keyof typeof LANGUAGES): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) !== language)
    await page.locator('button', { hasText: LANGUAGES[language] }).dispatchEvent('click');
  await expect(html).toHaveAttribute('lang', language);
}

/** Only axe's rules about colours depend on the theme: the other rules run once per language. */
async function passesAxe(page: Page, name: string, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('iframe');
  const { violations, passes } = await (scheme === 'dark' ? axe.withRules(ABOUT_COLOURS) : axe).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
  expect(found, `axe on ${name}, ${scheme}`).toEqual([]);
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
}

async function fitsNarrow(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize()!;
  await page.setViewportSize({ width: NARROW, height: 640 });
  await expect
    .poll(() => page.evaluate<number>('document.documentElement.scrollWidth'), { message: `width of ${name}` })
    .toBeLessThanOrEqual(NARROW);
  await page.setViewportSize(wide);
}
