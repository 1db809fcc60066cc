import { randomBytes } from 'node:crypto';

export const PRODUCTION_ORIGIN = 'https://portal.example.jp';

/** The settings that production requires, except database and mail server; the secrets exist for this run only. */
export const PRODUCTION_SETTINGS = {
  DEMO: '0',
  TRUST_PROXY: '127.0.0.1',
  MAIL_FROM: 'no-reply@example.jp',
  SUPPORT_EMAIL: 'support@example.jp',
  PROVIDER_NAME: 'サンプル決済',
  PORTAL_URL: PRODUCTION_ORIGIN,
  SESSION_SECRET: randomBytes(32).toString('hex'),
  MASTER_KEY: randomBytes(32).toString('base64'),
};
