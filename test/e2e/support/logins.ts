import { type BrowserContext, expect, type Page, request } from '@playwright/test';

export type Login =
  'merchant-admin' | 'merchant-staff' | 'merchant-viewer' | 'other-staff' | 'support' | 'support-admin';
export const PASSWORD = 'demo-portal-2026';

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Half of the time after which the portal ends an idle session. */
const USABLE_MS = 7 * 60_000;

/** Sessions that tests share as long as they don't end them: logging in is deliberately slow. */
export class SharedSessions {
  private readonly kept = new Map<Login, { readonly since: number; readonly session: Promise<Kept> }>();

  constructor(private readonly baseURL: string) {}

  of(login: Login): Promise<Kept> {
    const known = this.kept.get(login);
    if (known && Date.now() - known.since < USABLE_MS) return known.session;
    const session = this.open(login);
    this.kept.set(login, { since: Date.now(), session });
    return session;
  }

  private async open(userId: Login): Promise<Kept> {
    const http = await request.newContext({ baseURL: this.baseURL, extraHTTPHeaders: { origin: this.baseURL } });
    const reply = await http.post('/api/session', { data: { userId, password: PASSWORD } });
    if (reply.status() !== 201) throw new Error(`login of ${userId} answered ${reply.status()}`);
    const state = await http.storageState();
    await http.dispose();
    return state;
  }
}

/** Fills in the login form, on its page or over another one. */
export async function logIn(page: Page, userId: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('ユーザーID').fill(userId);
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'ログインする' }).click();
}

/** Ends the page's session on the server, as idleness would. */
export async function endSession(page: Page): Promise<void> {
  const status = await page.evaluate<number>(`(async () => {
    const { csrfToken } = await (await fetch('/api/session', { headers: { 'X-Background': '1' } })).json();
    return (await fetch('/api/session', { method: 'DELETE', headers: { 'X-CSRF-Token': csrfToken } })).status;
  })()`);
  expect(status).toBe(204);
}
