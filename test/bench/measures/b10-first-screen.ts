import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page, type Response } from '@playwright/test';
import { freePort } from '../../support/portal/free-port';
import { ROOT } from '../world/portal';
import { startProgram } from '../world/program';
import type { Measure, Row } from './measure';

const KILOBYTES = 120;
const REQUESTS = 3;
const PASSWORD = 'demo-portal-2026';

interface Loaded {
  requests: number;
  bytes: number;
}

/** The compressed JavaScript that a browser downloads for the login, and from there to 依頼管理表. */
export const b10: Measure = {
  id: 'B10',
  async run(stage) {
    const [folder, port] = [mkdtempSync(join(tmpdir(), 'shokai-desk-bench-')), await freePort()];
    const portal = await startProgram(
      [join(ROOT, 'dist/server/src/demo/main.js')],
      { DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' },
      port,
      '/health/ready',
    );
    const browser = await chromium.launch({
      executablePath: await stage.findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    try {
      const page = await browser.newPage({ locale: 'ja-JP' });
      return rowsOf(await walk(page, `http://localhost:${port}`));
    } finally {
      await browser.close();
      await portal.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function walk(page: Page, url: string): Promise<{ login: Loaded; list: Loaded }> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(`${url}/login?next=/cases`, { waitUntil: 'networkidle' });
  const login = await scriptsOf(responses.splice(0));
  await page.getByLabel('ユーザーID').fill('merchant-staff');
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.getByRole('table').first().waitFor();
  await page.waitForLoadState('networkidle');
  return { login, list: await scriptsOf(responses.splice(0)) };
}

async function scriptsOf(responses: readonly Response[]): Promise<Loaded> {
  const scripts = responses.filter((response) => /javascript/.test(response.headers()['content-type'] ?? ''));
  const sizes = await Promise.all(scripts.map(async (response) => (await response.request().sizes()).responseBodySize));
  return { requests: scripts.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function rowsOf({ login, list }: { login: Loaded; list: Loaded }): Row[] {
  const kilobytes = login.bytes / 1_000;
  const size = ({ bytes, requests }: Loaded) => `${(bytes / 1_000).toFixed(1)} kB in ${requests}`;
  return [
    {
      id: 'B10',
      what: 'JavaScript of the first screen, compressed',
      product: size(login),
      baseline: '–',
      ratio: null,
      goal: `≤ ${KILOBYTES} kB`,
      met: kilobytes <= KILOBYTES,
      detail: { login, list },
    },
    {
      id: '',
      what: '… requests of it, login to list',
      product: String(login.requests + list.requests),
      baseline: '–',
      ratio: null,
      goal: `≤ ${REQUESTS}`,
      met: login.requests + list.requests <= REQUESTS,
    },
  ];
}
