import type { Config } from '../config';
import { DEMO_LOGINS, DEMO_PASSWORD } from './demo-logins';

/** Prints where the portal is, where its mails go, and who may log in. */
export function announce({ portalUrl, smtpUrl }: Config): void {
  const base = portalUrl.origin;
  const lines = [
    '',
    `  照会デスク   ${base}/`,
    `  Mailbox      ${smtpUrl ? 'mails go to SMTP_URL' : `${base}/demo/mailbox`}`,
    `  Shop         ${base}/shop   (its card form lists test cards)`,
    `  API          ${base}/api/docs   (API keys: demo-acquirer-key, demo-merchant-key)`,
    `  Logins       ${DEMO_LOGINS.map((login) => login.userId).join(', ')}`,
    `  Password     ${DEMO_PASSWORD}   (all of them)`,
    '',
    '  Stop with Ctrl+C.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
