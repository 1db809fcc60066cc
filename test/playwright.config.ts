import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const ROOT = join(__dirname, '..');
// Below the ephemeral ports, and a different port for each run: two may run concurrently. Workers inherit the variable.
const PORT = Number((process.env['E2E_PORT'] ??= String(10_000 + (process.pid % 20_000))));
const executablePath =
  process.env['CHROMIUM_PATH'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));

/** The real portal with its demo data in a folder of its own, in a real browser. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: join(ROOT, '.tmp/e2e'),
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // The limit of a whole test, some of which check twenty screens; `expect` notices a hanging step much earlier.
  timeout: 900_000,
  expect: { timeout: 15_000 },
  use: {
    // A missing button fails its test early, instead of delaying the run until the limit of a whole test.
    actionTimeout: 60_000,
    baseURL: `http://localhost:${PORT}`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  webServer: {
    command: `${JSON.stringify(process.execPath)} test/e2e/serve-demo.mjs`,
    cwd: ROOT,
    url: `http://localhost:${PORT}/health/ready`,
    env: { PORT: String(PORT), LOG_LEVEL: 'error' },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
