import { expect, type Page } from './portal-test';

const MAILBOX = '/demo/mailbox';
const MAX_MAILS = 60;

/** Opens the mail about a case with this subject, waiting until it arrives. */
export async function openMail(page: Page, subject: string, caseNumber: string): Promise<void> {
  let found: string | undefined;
  await expect(async () => {
    await page.goto(MAILBOX);
    found = await firstAbout(page, subject, caseNumber);
    expect(found, `mail ${subject} about ${caseNumber}`).toBeDefined();
  }).toPass({ timeout: 30_000, intervals: [200, 500, 1_000] });
  await page.getByRole('main').locator(`a[href="${found}"]`).click();
  await expect(page.getByRole('heading', { level: 1, name: subject, exact: true })).toBeVisible();
}

/** Many cases have the same subject: the mails are read until one names this case. */
async function firstAbout(page: Page, subject: string, caseNumber: string): Promise<string | undefined> {
  const links = await page.getByRole('main').getByRole('link', { name: subject, exact: true }).all();
  for (const link of links.slice(0, MAX_MAILS)) {
    const href = (await link.getAttribute('href'))!;
    if ((await (await page.request.get(href)).text()).includes(caseNumber)) return href;
  }
  return undefined;
}
