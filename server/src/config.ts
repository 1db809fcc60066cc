import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { isEmailAddress } from '../contract/src';
import { isTrivial } from './shared/trivial-secret';

/** Everything that an installation can set; read once, from environment variables (spec 3.1). */
export interface Config {
  readonly port: number;
  /** null = both loopback addresses. */
  readonly host: string | null;
  readonly portalUrl: URL;
  /** undefined = the embedded database under `dataDir`. */
  readonly databaseUrl?: string;
  /** Connections of this process to a database server. */
  readonly databasePoolSize: number;
  /** For how long a database server may owe an answer; undefined for commands: an index takes as long as it takes. */
  readonly databaseTimeoutMs?: number;
  /** For how long a call waits for a row that somebody else holds; undefined for commands. */
  readonly databaseLockTimeoutMs?: number;
  /**
   * Whether the database user must be one that serves and can do nothing else (spec 8.5): in production. The demo and the suites migrate their own
   * database and so own it; there the roles that each transaction takes on are all that holds.
   */
  readonly strictDatabaseUser: boolean;
  readonly dataDir: string;
  /** undefined = the demo mailbox. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly providerName: string;
  readonly supportEmail: string;
  /** Addresses of the reverse proxies whose forwarding headers count. */
  readonly trustProxy: readonly string[];
  readonly sessionSecret: string;
  readonly masterKey: Buffer;
  /** While the master key is being changed: the one before, which data are still sealed with. */
  readonly formerMasterKey?: Buffer;
  readonly demo: boolean;
  readonly logLevel: string;
  /** Where buyers' browsers load the provider's tokeniser from; only pages of the shop may. undefined = the shop knows the sandbox only. */
  readonly sbpsTokenizerOrigin?: string;
  /** The acquirers' calls per second and key, and the burst on top. */
  readonly intakeRate: { readonly perSecond: number; readonly burst: number };
}

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEMO_DEFAULTS = { mailFrom: 'no-reply@example.jp', supportEmail: 'sbps-support@sbpayment.jp' };
const REQUIRED_IN_PRODUCTION = ['DATABASE_URL', 'PORTAL_URL', 'SMTP_URL', 'MAIL_FROM', 'SUPPORT_EMAIL', 'SESSION_SECRET'];
/** Four at work are best for a database of two cores (docs/performance.md): more only wait for each other. One more is never taken by transactions (`Turns`). */
const POOL_SIZE = 5;
/** Nothing that the portal asks takes a tenth of it. */
const TIMEOUT_SECONDS = 60;
/** The portal itself holds no row for a tenth of it. */
const LOCK_TIMEOUT_SECONDS = 3;
const KEY_BYTES = 32;
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
/** Names of Fastify for whole ranges of addresses. */
const PROXY_RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads the configuration, or throws one ConfigError that names all that is missing or wrong. */
export function readConfig(env: Environment = process.env): Config {
  return new ConfigReader(env).read();
}

/** For commands beside the portal: they need a database and the portal's address, not what serving needs. */
export function readCommandConfig(env: Environment = process.env): Config {
  return new ConfigReader(env, false).read();
}

class ConfigReader {
  private readonly problems: string[] = [];
  private readonly demo: boolean;
  private readonly dataDir: string;

  constructor(private readonly env: Environment, private readonly serves = true) {
    this.demo = env['DEMO'] === '1';
    this.dataDir = resolve(env['DATA_DIR'] ?? '.data');
  }

  read(): Config {
    if (!this.demo && this.serves) this.requireForProduction();
    const port = this.integer('PORT', 3000, 0, 65_535);
    const config: Config = {
      port,
      host: this.host(),
      portalUrl: this.portalUrl(port),
      databaseUrl: this.url('DATABASE_URL', ['postgres:', 'postgresql:']),
      databasePoolSize: this.integer('DATABASE_POOL_SIZE', POOL_SIZE, 2, 200),
      databaseTimeoutMs: this.serves ? this.integer('DATABASE_TIMEOUT', TIMEOUT_SECONDS, 1, 3_600) * 1_000 : undefined,
      databaseLockTimeoutMs: this.serves ? this.integer('DATABASE_LOCK_TIMEOUT', LOCK_TIMEOUT_SECONDS, 1, 60) * 1_000 : undefined,
      strictDatabaseUser: this.serves && !this.demo,
      dataDir: this.dataDir,
      smtpUrl: this.url('SMTP_URL', ['smtp:', 'smtps:']),
      mailFrom: this.address('MAIL_FROM', DEMO_DEFAULTS.mailFrom),
      providerName: this.env['PROVIDER_NAME'] || 'SBペイメントサービス',
      supportEmail: this.address('SUPPORT_EMAIL', DEMO_DEFAULTS.supportEmail),
      trustProxy: this.trustProxy(),
      sessionSecret: this.secret('SESSION_SECRET', 'session-secret', (text) => text.length >= KEY_BYTES && !isTrivial(text)) ?? '',
      masterKey: this.masterKey(),
      formerMasterKey: this.formerMasterKey(),
      demo: this.demo,
      logLevel: this.logLevel(),
      sbpsTokenizerOrigin: this.origin('SBPS_TOKENIZER_ORIGIN'),
      intakeRate: { perSecond: this.integer('INTAKE_RATE', 100, 1, 1_000_000), burst: this.integer('INTAKE_BURST', 1_000, 1, 1_000_000) },
    };
    if (this.problems.length) throw new ConfigError(this.problems);
    return config;
  }

  private requireForProduction(): void {
    for (const name of REQUIRED_IN_PRODUCTION) if (!this.env[name]) this.problems.push(`${name} is not set`);
    if (!this.env['MASTER_KEY'] && !this.env['MASTER_KEY_FILE']) this.problems.push('MASTER_KEY or MASTER_KEY_FILE is not set');
    if (this.env['PORTAL_URL'] && !this.env['PORTAL_URL'].startsWith('https://')) this.problems.push('PORTAL_URL must begin with https://');
  }

  private host(): string | null {
    const host = this.env['HOST'] || null;
    if (this.demo && host && !LOOPBACK.includes(host) && this.env['DEMO_PUBLIC'] !== '1') {
      this.problems.push(`HOST ${host} would show demo data to others: set DEMO_PUBLIC=1 if that is meant`);
    }
    return host;
  }

  private portalUrl(port: number): URL {
    const text = this.env['PORTAL_URL'] || `http://localhost:${port}`;
    if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
    this.problems.push('PORTAL_URL is not a URL');
    return new URL('http://localhost');
  }

  private url(name: string, protocols: readonly string[]): string | undefined {
    const text = this.env[name];
    if (!text) return undefined;
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) this.problems.push(`${name} must begin with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return text;
  }

  /** `https://host[:port]` and nothing behind it; another scheme only on loopback. */
  private origin(name: string): string | undefined {
    const text = this.env[name];
    if (!text) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname.replace(/^\[|\]$/g, '')));
    if (!url || !isSafe || text.replace(/\/$/, '') !== url.origin) this.problems.push(`${name} must be an origin, https://host`);
    return url?.origin;
  }

  private address(name: string, otherwise: string): string {
    const text = this.env[name] || otherwise;
    if (!isEmailAddress(text)) this.problems.push(`${name} must be one e-mail address`);
    return text;
  }

  private integer(name: string, otherwise: number, min: number, max: number): number {
    const text = this.env[name];
    if (!text) return otherwise;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push(`${name} must be a whole number from ${min} to ${max}`);
    return otherwise;
  }

  private logLevel(): string {
    const level = this.env['LOG_LEVEL'] || 'info';
    if (!LOG_LEVELS.includes(level)) this.problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
    return level;
  }

  private trustProxy(): string[] {
    const proxies = (this.env['TRUST_PROXY'] ?? '').split(',').map((proxy) => proxy.trim()).filter(Boolean);
    if (!proxies.every(isProxy)) this.problems.push(`TRUST_PROXY must be addresses, networks (10.0.0.0/8) or ${PROXY_RANGES.join(', ')}, with commas between`);
    return proxies;
  }

  private masterKey(): Buffer {
    const text = this.secret('MASTER_KEY', 'master-key', isKey, this.givenKey('MASTER_KEY'));
    return Buffer.from(text ?? '', 'base64');
  }

  private formerMasterKey(): Buffer | undefined {
    const text = this.givenKey('MASTER_KEY_PREVIOUS');
    if (!text) return undefined;
    // Whatever it is: a trivial key can be changed only by naming it here.
    if (!isKeyLong(text)) this.problems.push(`MASTER_KEY_PREVIOUS must hold ${KEY_BYTES} bytes (as base64)`);
    if (text === this.givenKey('MASTER_KEY')) this.problems.push('MASTER_KEY_PREVIOUS is the same as MASTER_KEY: leave it out, or set MASTER_KEY to the new key');
    return Buffer.from(text, 'base64');
  }

  /** Of a variable, or of the file that `…_FILE` names. */
  private givenKey(name: string): string | undefined {
    const file = this.env[`${name}_FILE`];
    const given = this.env[name] || (file ? contentOf(file) : undefined);
    if (file && !given) this.problems.push(`${name}_FILE cannot be read`);
    return given;
  }

  /** A secret from the environment, or, in the demo, one that was generated and is kept in DATA_DIR. */
  private secret(name: string, fileName: string, valid: (text: string) => boolean, given = this.env[name]): string | undefined {
    if (given) {
      if (!valid(given)) this.problems.push(`${name} must hold ${KEY_BYTES} random bytes (as ${name === 'MASTER_KEY' ? 'base64' : 'text'}), neither repeated nor counted`);
      return given;
    }
    return this.demo && this.serves ? this.keptSecret(join(this.dataDir, fileName)) : undefined;
  }

  private keptSecret(file: string): string {
    if (!existsSync(file)) {
      mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
      writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
    }
    return readFileSync(file, 'utf8').trim();
  }
}

/** 32 bytes in base64 that somebody drew. */
function isKey(text: string): boolean {
  return isKeyLong(text) && !isTrivial(Buffer.from(text, 'base64'));
}

function isKeyLong(text: string): boolean {
  return Buffer.from(text, 'base64').length === KEY_BYTES;
}

function isProxy(text: string): boolean {
  const [, address = '', bits = '1'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const longest = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return PROXY_RANGES.includes(text) || (Number(bits) >= 1 && Number(bits) <= longest);
}

/** undefined where there is no file that can be read. */
function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
