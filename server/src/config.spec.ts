import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config';

const PRODUCTION = {
  DATABASE_URL: 'postgres://db/portal', PORTAL_URL: 'https://portal.example.jp', SMTP_URL: 'smtps://mail.example.jp', MAIL_FROM: 'no-reply@example.jp',
  SUPPORT_EMAIL: 'help@example.jp', SESSION_SECRET: 'x'.repeat(40), MASTER_KEY: Buffer.alloc(32).toString('base64'),
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

describe('the configuration', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'shokai-desk-config-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('names all that production lacks at once', () => {
    expect(problemsOf({}).map((problem) => problem.split(' ')[0])).toEqual(
      ['DATABASE_URL', 'PORTAL_URL', 'SMTP_URL', 'MAIL_FROM', 'SUPPORT_EMAIL', 'SESSION_SECRET', 'MASTER_KEY']);
  });

  it('takes what production needs', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ demo: false, port: 3000, host: null, providerName: 'SBペイメントサービス', supportEmail: 'help@example.jp' });
  });

  it.each([
    ['PORTAL_URL', 'http://portal.example.jp'], ['PORT', '99999'], ['PORT', 'x'], ['DATABASE_URL', 'mysql://db'], ['SMTP_URL', 'http://mail'], ['MASTER_KEY', 'short'],
    ['SESSION_SECRET', 'short'], ['LOG_LEVEL', 'loud'], ['MAIL_FROM', 'a@example.jp, b@example.jp'], ['SUPPORT_EMAIL', 'help'], ['INTAKE_RATE', '0'], ['DATABASE_POOL_SIZE', '1'], ['DATABASE_TIMEOUT', '0'],
    ['TRUST_PROXY', 'proxy.example.jp'], ['TRUST_PROXY', '10.0.0.1, 10.0.0.0/33'], ['TRUST_PROXY', '10.0.0.0/0'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ ...PRODUCTION, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it('names a MASTER_KEY_FILE that cannot be read', () => {
    for (const file of [dataDir, join(dataDir, 'missing')]) expect(problemsOf({ ...PRODUCTION, MASTER_KEY: '', MASTER_KEY_FILE: file })).toEqual([expect.stringContaining('MASTER_KEY_FILE')]);
  });

  it('takes proxies by address, network and range', () => {
    const TRUST_PROXY = '127.0.0.1, ::1, 10.0.0.0/8, fd00::/8,uniquelocal';
    expect(readConfig({ ...PRODUCTION, TRUST_PROXY }).trustProxy).toEqual(['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8', 'uniquelocal']);
  });

  it('makes the demo’s secrets once and keeps them for its owner alone', () => {
    const [first, second] = [readConfig({ DEMO: '1', DATA_DIR: dataDir }), readConfig({ DEMO: '1', DATA_DIR: dataDir })];
    expect(second.masterKey).toEqual(first.masterKey);
    expect(second.sessionSecret).toBe(first.sessionSecret);
    expect(statSync(join(dataDir, 'master-key')).mode & 0o077).toBe(0);
  });

  it('shows demo data beyond this machine only where that is asked for', () => {
    expect(problemsOf({ DEMO: '1', DATA_DIR: dataDir, HOST: '0.0.0.0' })).toEqual([expect.stringContaining('DEMO_PUBLIC')]);
    expect(problemsOf({ DEMO: '1', DATA_DIR: dataDir, HOST: '0.0.0.0', DEMO_PUBLIC: '1' })).toEqual([]);
  });
});
