import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkWritable } from '../../../db/data-source';
import { type Config, readConfig } from '../config';
import { LOOPBACK, parsed } from '../shared/settings/setting-rules';

/** Settings of the demo besides those of the portal (spec 3.1). */
export interface DemoConfig extends Config {
  /**
   * The origin from which buyers' browsers load the provider's tokeniser; only the shop's pages may load it. undefined
   * = the shop uses the sandbox only.
   */
  readonly sbpsTokenizerOrigin?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULTS = {
  MAIL_FROM: 'no-reply@example.jp',
  SUPPORT_EMAIL: 'sbps-support@sbpayment.jp',
  PROVIDER_NAME: 'SBペイメントサービス',
};
const SECRET_BYTES = 32;

/**
 * The demo's configuration, which requires no settings: values that production requires have defaults, and secrets are
 * drawn once and kept in DATA_DIR.
 */
export function readDemoConfig(env: Environment = process.env): DemoConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const problems: string[] = [];
  if (given['HOST'] && !LOOPBACK.includes(given['HOST']) && given['DEMO_PUBLIC'] !== '1') {
    problems.push(`HOST ${given['HOST']} would show demo data to others: set DEMO_PUBLIC=1 if that is meant`);
  }
  const sbpsTokenizerOrigin = origin(given['SBPS_TOKENIZER_ORIGIN'], problems);
  return { ...readConfig({ ...DEFAULTS, ...keptSecrets(given), ...given }, { problems }), sbpsTokenizerOrigin };
}

function keptSecrets(given: Environment): Environment {
  const dataDir = resolve(given['DATA_DIR'] ?? '.data');
  return {
    ...(!given['SESSION_SECRET'] && { SESSION_SECRET: keptSecret(dataDir, 'session-secret') }),
    ...(!given['MASTER_KEY'] && !given['MASTER_KEY_FILE'] && { MASTER_KEY: keptSecret(dataDir, 'master-key') }),
  };
}

function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    checkWritable(dataDir);
    writeFileSync(file, randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

/** `https://host[:port]` and nothing after it; another scheme only on loopback. */
function origin(text: string | undefined, problems: string[]): string | undefined {
  if (!text) return undefined;
  const url = parsed(text);
  const isSafe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname.replace(/^\[|\]$/g, '')));
  if (!url || !isSafe || text.replace(/\/$/, '') !== url.origin)
    problems.push('SBPS_TOKENIZER_ORIGIN must be an origin, https://host');
  return url?.origin;
}
