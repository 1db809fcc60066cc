import { join } from 'node:path';
import type { DatabaseLocation } from '../../../db/data-source';
import { freePort } from '../../support/portal/free-port';
import { MASTER_KEY } from '../seed/encrypted-samples';
import { servingUrl } from './database';
import { type Program, startProgram } from './program';

export const ROOT = join(__dirname, '../../..');
const PROGRAMS = join(ROOT, 'dist/server/src');
/** No server listens there: mails stay in their rows, and the portal tries to connect now and then. */
const NO_MAIL_SERVER = 'smtp://127.0.0.1:9';

/**
 * The built portal, started like production; on the embedded database like the demo, because production does not
 * support it.
 */
export interface PortalProgram extends Program {
  /** The origin that a browser would send. */
  readonly origin: string;
}

export async function startPortal(
  location: DatabaseLocation,
  smtpUrl = NO_MAIL_SERVER,
  args: readonly string[] = [],
): Promise<PortalProgram> {
  const port = await freePort();
  const origin = location.url ? 'https://portal.example.jp' : `http://localhost:${port}`;
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PORTAL_URL: origin,
    LOG_LEVEL: 'error',
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'no-reply@example.jp',
    SUPPORT_EMAIL: 'support@example.jp',
    PROVIDER_NAME: 'Benchmarks',
    TRUST_PROXY: 'none',
    SESSION_SECRET: 'nobody logs in here but benchmarks',
    MASTER_KEY: MASTER_KEY.toString('base64'),
    NODE_ENV: 'production',
    INTAKE_RATE: '1000000',
    INTAKE_BURST: '1000000',
    ...(location.url ? { DATABASE_URL: await servingUrl(location.url) } : { DATA_DIR: location.embedded!.dataDir }),
  };
  const program = join(PROGRAMS, location.url ? 'main.js' : 'demo/main.js');
  return { ...(await startProgram([...args, program], env, port, '/health/ready')), origin };
}
