import type { Config } from '../config';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../demo/demo-logins';

/** Says where the portal is; in the demo also where its mails are and who may log in. */
export function announce(config: Config): void {
  const base = config.portalUrl.origin;
  const lines = config.demo
    ? ['', `  照会デスク   ${base}/`, `  Mailbox      ${config.smtpUrl ? 'mails go to SMTP_URL' : `${base}/demo/mailbox`}`, `  Shop         ${base}/shop   (its card form lists test cards)`, `  API          ${base}/api/docs   (API keys: demo-acquirer-key, demo-merchant-key)`,
       `  Logins       ${DEMO_LOGINS.map((login) => login.userId).join(', ')}`, `  Password     ${DEMO_PASSWORD}   (all of them)`, '', '  Stop with Ctrl+C.', '']
    : [`Shokai Desk listens on port ${config.port} for ${base}`];
  process.stdout.write(`${lines.join('\n')}\n`);
}
