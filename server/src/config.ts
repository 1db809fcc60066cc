import { resolve } from 'node:path';
import { isTrivial } from './shared/settings/trivial-secret';
import { type Environment, SettingsReader } from './shared/settings/settings-reader';
import {
  isOrigin,
  isProxy,
  parsed,
  PROXY_RANGES,
  tlsProblemOfDatabase,
  tlsProblemOfMail,
} from './shared/settings/setting-rules';

/** All settings of an installation; read once, from environment variables (spec 3.1). */
export interface Config {
  readonly port: number;
  /** null = both loopback addresses. */
  readonly host: string | null;
  readonly portalUrl: URL;
  /** undefined = the embedded database under `dataDir`. */
  readonly databaseUrl?: string;
  /** The number of connections of this process to a database server. */
  readonly databasePoolSize: number;
  /**
   * How long to wait for a response of the database server; undefined for commands: creating an index may take longer.
   */
  readonly databaseTimeoutMs?: number;
  /** How long a statement waits for a row lock that another transaction holds; undefined for commands. */
  readonly databaseLockTimeoutMs?: number;
  /** The time within which a request, headers and body, has to arrive completely. */
  readonly requestTimeoutMs: number;
  /** The number of client connections that may be open at the same time. */
  readonly maxConnections: number;
  /**
   * Whether the database user must be able to serve only (spec 8.5): in production. The demo and the suites migrate and
   * thus own their database; only the roles that each transaction takes on restrict them.
   */
  readonly strictDatabaseUser: boolean;
  readonly dataDir: string;
  /** undefined in the demo only, whose mails go to its mailbox. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly providerName: string;
  readonly supportEmail: string;
  readonly trustProxy: readonly string[];
  readonly sessionSecret: string;
  readonly masterKey: Buffer;
  /** While the master key is being changed: the former one, under which keys in the database are still wrapped. */
  readonly formerMasterKey?: Buffer;
  readonly demo: boolean;
  readonly logLevel: string;
  /** The acquirers' calls per second and key, and the burst on top. */
  readonly intakeRate: { readonly perSecond: number; readonly burst: number };
}

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
}

/** Settings that production requires, and what to set them to. */
const REQUIRED_IN_PRODUCTION: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://user@host/database',
  PORTAL_URL: 'https:// and the name that browsers know the portal by',
  SMTP_URL: 'smtps:// or smtp:// and the mail server',
  MAIL_FROM: 'the address that mails come from',
  SUPPORT_EMAIL: 'the address that mails and screens name for help',
  PROVIDER_NAME: 'the company that runs the portal, as mails and screens name it',
  SESSION_SECRET: 'at least 32 random characters',
  TRUST_PROXY: 'the addresses of the reverse proxy before the portal, or none where browsers reach it directly',
};
const NO_PROXY = 'none';
/**
 * Four busy connections are the optimum for a database with two cores (docs/performance.md): more would only wait for
 * each other. Transactions never take the fifth (`Turns`).
 */
const POOL_SIZE = 5;
/** No statement of the portal takes a tenth of this time. */
const TIMEOUT_SECONDS = 60;
/** The portal itself holds no row lock for a tenth of this time. */
const LOCK_TIMEOUT_SECONDS = 3;
/** Long enough for the largest body over a slow line; a proxy forwards a body only when it is complete. */
const REQUEST_TIMEOUT_SECONDS = 60;
const MAX_CONNECTIONS = 2_000;
const KEY_BYTES = 32;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads the configuration, or throws a ConfigError with all problems. `demo`: further ones that the demo found. */
export function readConfig(env: Environment = process.env, demo?: { readonly problems: readonly string[] }): Config {
  return new ConfigReader(env, true, demo).read();
}

/** For commands that run beside the portal: they need a database and the portal's address, not what serving needs. */
export function readCommandConfig(env: Environment = process.env): Config {
  return new ConfigReader(env, false).read();
}

class ConfigReader {
  private readonly demo: boolean;
  private readonly problems: string[];
  private readonly settings: SettingsReader;

  constructor(
    private readonly env: Environment,
    private readonly serves: boolean,
    demo?: { readonly problems: readonly string[] },
  ) {
    this.demo = demo !== undefined;
    this.problems = [...(demo?.problems ?? [])];
    this.settings = new SettingsReader(env, this.problems);
  }

  read(): Config {
    if (!this.demo && this.serves) this.requireForProduction();
    const port = this.settings.integer('PORT', 3000, 0, 65_535);
    const config: Config = {
      port,
      host: this.env['HOST'] || null,
      portalUrl: this.portalUrl(port),
      databaseUrl: this.settings.url('DATABASE_URL', ['postgres:', 'postgresql:'], (url) =>
        this.demo ? undefined : tlsProblemOfDatabase(url, this.env['PGSSLMODE']),
      ),
      databasePoolSize: this.settings.integer('DATABASE_POOL_SIZE', POOL_SIZE, 2, 200),
      databaseTimeoutMs: this.serves
        ? this.settings.integer('DATABASE_TIMEOUT', TIMEOUT_SECONDS, 1, 3_600) * 1_000
        : undefined,
      databaseLockTimeoutMs: this.serves
        ? this.settings.integer('DATABASE_LOCK_TIMEOUT', LOCK_TIMEOUT_SECONDS, 1, 60) * 1_000
        : undefined,
      requestTimeoutMs: this.settings.integer('REQUEST_TIMEOUT', REQUEST_TIMEOUT_SECONDS, 1, 3_600) * 1_000,
      maxConnections: this.settings.integer('MAX_CONNECTIONS', MAX_CONNECTIONS, 10, 100_000),
      strictDatabaseUser: this.serves && !this.demo,
      dataDir: resolve(this.env['DATA_DIR'] || '.data'),
      smtpUrl: this.settings.url('SMTP_URL', ['smtp:', 'smtps:'], (url) =>
        this.demo ? undefined : tlsProblemOfMail(url),
      ),
      mailFrom: this.settings.address('MAIL_FROM'),
      providerName: this.env['PROVIDER_NAME'] ?? '',
      supportEmail: this.settings.address('SUPPORT_EMAIL'),
      trustProxy: this.trustProxy(),
      sessionSecret: this.secret('SESSION_SECRET', (text) => text.length >= KEY_BYTES && !isTrivial(text)) ?? '',
      masterKey: this.masterKey(),
      formerMasterKey: this.formerMasterKey(),
      demo: this.demo,
      logLevel: this.settings.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
      intakeRate: {
        perSecond: this.settings.integer('INTAKE_RATE', 100, 1, 1_000_000),
        burst: this.settings.integer('INTAKE_BURST', 1_000, 1, 1_000_000),
      },
    };
    if (this.problems.length) throw new ConfigError(this.problems);
    return config;
  }

  private requireForProduction(): void {
    for (const [name, what] of Object.entries(REQUIRED_IN_PRODUCTION))
      if (!this.env[name]?.trim()) this.problems.push(`${name} is not set: ${what}`);
    if (!this.env['MASTER_KEY'] && !this.env['MASTER_KEY_FILE'])
      this.problems.push(
        'MASTER_KEY or MASTER_KEY_FILE is not set: 32 random bytes in base64 (openssl rand -base64 32), or the file that holds them',
      );
    if (this.env['PORTAL_URL'] && !this.env['PORTAL_URL'].startsWith('https://'))
      this.problems.push('PORTAL_URL must begin with https://');
  }

  /** Links are built from it, and a browser's origin is compared with it: a path would be lost in both. */
  private portalUrl(port: number): URL {
    const url = parsed(this.env['PORTAL_URL'] || `http://localhost:${port}`);
    if (url && isOrigin(url)) return url;
    this.problems.push(
      'PORTAL_URL must be https://host[:port] and nothing behind it: the portal answers at the root of a name of its own',
    );
    return new URL('http://localhost');
  }

  private trustProxy(): string[] {
    const text = this.env['TRUST_PROXY']?.trim() ?? '';
    const proxies =
      text === NO_PROXY
        ? []
        : text
            .split(',')
            .map((proxy) => proxy.trim())
            .filter(Boolean);
    if (!proxies.every(isProxy))
      this.problems.push(
        `TRUST_PROXY must be addresses, networks (10.0.0.0/8) or ${PROXY_RANGES.join(', ')}, with commas between, or ${NO_PROXY}`,
      );
    return proxies;
  }

  private masterKey(): Buffer {
    const text = this.secret('MASTER_KEY', isKey, this.settings.textOrFile('MASTER_KEY'));
    return Buffer.from(text ?? '', 'base64');
  }

  private formerMasterKey(): Buffer | undefined {
    const text = this.settings.textOrFile('MASTER_KEY_PREVIOUS');
    if (!text) return undefined;
    // Any key is accepted here, because a trivial key can be replaced only by naming it here.
    if (!isKeyLong(text)) this.problems.push(`MASTER_KEY_PREVIOUS must hold ${KEY_BYTES} bytes (as base64)`);
    if (text === this.env['MASTER_KEY'])
      this.problems.push(
        'MASTER_KEY_PREVIOUS is the same as MASTER_KEY: leave it out, or set MASTER_KEY to the new key',
      );
    return Buffer.from(text, 'base64');
  }

  private secret(name: string, valid: (text: string) => boolean, given = this.env[name]): string | undefined {
    if (given && !valid(given))
      this.problems.push(
        `${name} must hold ${KEY_BYTES} random bytes (as ${name === 'MASTER_KEY' ? 'base64' : 'text'}), neither repeated nor counted`,
      );
    return given;
  }
}

/** 32 bytes in base64 that were drawn at random. */
function isKey(text: string): boolean {
  return isKeyLong(text) && !isTrivial(Buffer.from(text, 'base64'));
}

function isKeyLong(text: string): boolean {
  return Buffer.from(text, 'base64').length === KEY_BYTES;
}
