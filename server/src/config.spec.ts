import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config';
import { readDemoConfig } from './demo/demo-config';

const PRODUCTION = {
  DATABASE_URL: 'postgres://db/portal?sslmode=verify-full',
  PORTAL_URL: 'https://portal.example.jp',
  SMTP_URL: 'smtps://mail.example.jp',
  MAIL_FROM: 'no-reply@example.jp',
  SUPPORT_EMAIL: 'help@example.jp',
  SESSION_SECRET: randomBytes(20).toString('hex'),
  MASTER_KEY: randomBytes(32).toString('base64'),
  PROVIDER_NAME: 'サンプル決済',
  TRUST_PROXY: '10.0.0.5',
};

function problemsOf(
  env: Record<string, string>,
  read: (env: Record<string, string>) => unknown = readConfig,
): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

describe('the configuration', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'shokai-desk-config-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('names all settings that production lacks in one error', () => {
    expect(problemsOf({}).map((problem) => problem.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'PORTAL_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'SUPPORT_EMAIL',
      'PROVIDER_NAME',
      'SESSION_SECRET',
      'TRUST_PROXY',
      'MASTER_KEY',
    ]);
  });

  it('accepts what production needs', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      demo: false,
      port: 3000,
      host: null,
      providerName: 'サンプル決済',
      supportEmail: 'help@example.jp',
    });
  });

  it.each([
    ['PORTAL_URL', 'http://portal.example.jp'],
    ['PORTAL_URL', 'https://portal.example.jp/desk'],
    ['PORTAL_URL', 'https://portal.example.jp/?a=b'],
    ['PORT', '99999'],
    ['PORT', 'x'],
    ['DATABASE_URL', 'mysql://db'],
    ['SMTP_URL', 'http://mail'],
    ['MASTER_KEY', 'short'],
    ['SESSION_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['MAIL_FROM', 'a@example.jp, b@example.jp'],
    ['SUPPORT_EMAIL', 'help'],
    ['INTAKE_RATE', '0'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_TIMEOUT', '0'],
    ['TRUST_PROXY', 'proxy.example.jp'],
    ['TRUST_PROXY', '10.0.0.1, 10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/0'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ ...PRODUCTION, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it.each([
    ['all zero', Buffer.alloc(32)],
    ['one value', Buffer.alloc(32, 0xa5)],
    ['a word over and over', Buffer.alloc(32, 'geheim')],
    ['sixteen bytes twice', Buffer.from('0123456789abcdefFEDCBA9876543210'.repeat(2), 'hex')],
    ['counted up', Buffer.from(Array.from({ length: 32 }, (_, i) => i))],
    ['counted down by threes', Buffer.from(Array.from({ length: 32 }, (_, i) => 250 - 3 * i))],
  ])('refuses a MASTER_KEY that is %s, and accepts it as the former key so that it can be changed', (_, key) => {
    expect(problemsOf({ ...PRODUCTION, MASTER_KEY: key.toString('base64') })).toEqual([
      expect.stringMatching(/^MASTER_KEY must hold 32 random bytes/),
    ]);
    expect(readConfig({ ...PRODUCTION, MASTER_KEY_PREVIOUS: key.toString('base64') }).formerMasterKey).toEqual(key);
  });

  it.each([
    'x'.repeat(40),
    '0'.repeat(64),
    'abcdefghijklmnopqrstuvwxyz012345',
    '1234567890'.repeat(4),
    'changeme'.repeat(5),
    'zyxwvutsrqponmlkjihgfedcba987654',
    '0123456789abcdef'.repeat(4),
  ])('refuses %s as a SESSION_SECRET', (secret) => {
    expect(problemsOf({ ...PRODUCTION, SESSION_SECRET: secret })).toEqual([
      expect.stringMatching(/^SESSION_SECRET must hold/),
    ]);
  });

  it('accepts any secret that is drawn at random', () => {
    for (let i = 0; i < 2_000; i++) {
      const [bytes, text] = [randomBytes(32), randomBytes(16).toString('hex')];
      expect(
        problemsOf({
          ...PRODUCTION,
          MASTER_KEY: bytes.toString('base64'),
          SESSION_SECRET: i % 2 ? text : bytes.toString('base64'),
        }),
      ).toEqual([]);
    }
  });

  it('accepts the former master key, also from a file, and refuses one that is the present key or no key', () => {
    const former = randomBytes(32);
    writeFileSync(join(dataDir, 'former'), `${former.toString('base64')}\n`);
    expect(readConfig({ ...PRODUCTION, MASTER_KEY_PREVIOUS_FILE: join(dataDir, 'former') }).formerMasterKey).toEqual(
      former,
    );
    expect(problemsOf({ ...PRODUCTION, MASTER_KEY_PREVIOUS: 'short' })).toEqual([
      expect.stringContaining('MASTER_KEY_PREVIOUS'),
    ]);
    expect(problemsOf({ ...PRODUCTION, MASTER_KEY_PREVIOUS: PRODUCTION.MASTER_KEY })).toEqual([
      expect.stringContaining('MASTER_KEY_PREVIOUS is the same'),
    ]);
  });

  it('names a MASTER_KEY_FILE that cannot be read', () => {
    for (const file of [dataDir, join(dataDir, 'missing')])
      expect(problemsOf({ ...PRODUCTION, MASTER_KEY: '', MASTER_KEY_FILE: file })).toEqual([
        expect.stringContaining('MASTER_KEY_FILE'),
      ]);
  });

  it('accepts proxies by address, network and range', () => {
    const TRUST_PROXY = '127.0.0.1, ::1, 10.0.0.0/8, fd00::/8,uniquelocal';
    expect(readConfig({ ...PRODUCTION, TRUST_PROXY }).trustProxy).toEqual([
      '127.0.0.1',
      '::1',
      '10.0.0.0/8',
      'fd00::/8',
      'uniquelocal',
    ]);
  });

  it('requires production to name its proxies, or to state that there are none', () => {
    expect(problemsOf({ ...PRODUCTION, TRUST_PROXY: '' })).toEqual([
      expect.stringMatching(/^TRUST_PROXY is not set: .* none /),
    ]);
    expect(readConfig({ ...PRODUCTION, TRUST_PROXY: 'none' }).trustProxy).toEqual([]);
  });

  it.each([
    ['DATABASE_URL', 'postgres://db.example.jp/portal', 'postgres://db.example.jp/portal?sslmode=disable'],
    ['DATABASE_URL', 'postgresql://u:p@10.1.2.3/portal', 'postgres://127.0.0.1/portal'],
    ['DATABASE_URL', 'postgres://db/portal?application_name=x', 'postgres:///portal?host=/var/run/postgresql'],
    ['SMTP_URL', 'smtp://mail.example.jp', 'smtp://mail.example.jp?requireTLS=true'],
    ['SMTP_URL', 'smtp://mail.example.jp:587?requireTLS=false', 'smtp://mail.example.jp?ignoreTLS=true'],
    ['SMTP_URL', 'smtp://user:word@mail', 'smtp://localhost:25'],
  ])('requires %s=%s to use TLS, or to state that TLS is not needed: %s', (name, silent, stated) => {
    expect(problemsOf({ ...PRODUCTION, [name]: silent })).toEqual([
      expect.stringMatching(`^${name} does not ask for TLS: .*TLS=true|sslmode=verify-full`),
    ]);
    expect(problemsOf({ ...PRODUCTION, [name]: stated })).toEqual([]);
  });

  it('accepts the statement about the database’s TLS also where PostgreSQL’s own programs read it', () => {
    expect(problemsOf({ ...PRODUCTION, DATABASE_URL: 'postgres://db/portal', PGSSLMODE: 'verify-full' })).toEqual([]);
  });

  it('refuses two master keys, because one would silently override the other', () => {
    writeFileSync(join(dataDir, 'key'), PRODUCTION.MASTER_KEY);
    expect(problemsOf({ ...PRODUCTION, MASTER_KEY_FILE: join(dataDir, 'key') })).toEqual([
      expect.stringContaining('MASTER_KEY is set beside MASTER_KEY_FILE'),
    ]);
    expect(problemsOf({ ...PRODUCTION, MASTER_KEY: '', MASTER_KEY_FILE: join(dataDir, 'key') })).toEqual([]);
  });

  it('creates the demo’s secrets once, readable by their owner only', () => {
    const [first, second] = [readDemoConfig({ DATA_DIR: dataDir }), readDemoConfig({ DATA_DIR: dataDir })];
    expect(second.masterKey).toEqual(first.masterKey);
    expect(second.sessionSecret).toBe(first.sessionSecret);
    expect(statSync(join(dataDir, 'master-key')).mode & 0o077).toBe(0);
  });

  it('exposes demo data beyond this machine only when a setting requests it', () => {
    expect(problemsOf({ DATA_DIR: dataDir, HOST: '0.0.0.0' }, readDemoConfig)).toEqual([
      expect.stringContaining('DEMO_PUBLIC'),
    ]);
    expect(problemsOf({ DATA_DIR: dataDir, HOST: '0.0.0.0', DEMO_PUBLIC: '1' }, readDemoConfig)).toEqual([]);
  });

  it('has exactly the settings that README.md documents', () => {
    const asked = new Set<string>(['DEMO_PUBLIC', 'SBPS_TOKENIZER_ORIGIN']);
    const noting = new Proxy<Record<string, string>>(PRODUCTION, {
      get: (env, name: string) => (asked.add(name), env[name]),
    });
    readConfig(noting);
    const rows = readFileSync(join(__dirname, '../../README.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\| `[A-Z_]+`/.test(line));
    const documented = rows.flatMap((row) => [...row.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map(([, name]) => name!));
    expect([...asked].filter((name) => !documented.includes(name))).toEqual([]);
    expect(
      rows
        .flatMap((row) => [...row.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!))
        .filter((name) => !asked.has(name)),
    ).toEqual([]);
  });
});
