import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from './portal-test';

const LANGUAGES = { ja: '日本語', en: 'English' } as const;
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];
const NARROW = 320;

/**
 * The page as it stands, in Japanese and English, light and dark: axe finds nothing, and at 320 px nothing has to be scrolled
 * sideways. Ends in Japanese, light and wide again.
 */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const language of ['en', 'ja'] as const) {
    await speak(page, language);
    for (const scheme of SCHEMES) await passesAxe(page, `${name}, ${language}`, scheme);
    await fitsNarrow(page, `${name}, ${language}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** A page of the demo's own, which speaks Japanese only. */
export async function mailboxLooksRight(page: Page, name: string): Promise<void> {
  for (const scheme of SCHEMES) await passesAxe(page, name, scheme);
  await fitsNarrow(page, name);
}

/** By the portal's own switch, which an open dialog or a narrow header covers. */
async function speak(page: Page, language: keyof typeof LANGUAGES): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) !== language)
    await page.locator('button', { hasText: LANGUAGES[language] }).dispatchEvent('click');
  await expect(html).toHaveAttribute('lang', language);
}

/** Of axe's rules only those about colours see whether it is dark: the others are asked once a language. */
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
