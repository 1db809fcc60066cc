import type { SessionView } from '../../../contract/src';
import type { Config } from '../../config';
import type { Clock } from '../../shared/time/clock';
import type { LiveSession } from './session.service';
import { csrfToken } from './session-token';

export function sessionView(session: LiveSession | null, config: Config, clock: Clock): SessionView {
  const { providerName, supportEmail, demo } = config;
  return {
    user: session && userView(session),
    csrfToken: session ? csrfToken(config.sessionSecret, session.token) : '',
    expiresAt: session ? session.expiresAt.toISOString() : null,
    now: clock.now().toISOString(),
    today: clock.today(),
    portal: { providerName, supportEmail, demo },
  };
}

function userView({ user, merchantName }: LiveSession): SessionView['user'] {
  const { userId, name, role, merchantId } = user;
  return {
    userId,
    name,
    role,
    merchant: merchantId === null ? null : { merchantId, name: merchantName ?? merchantId },
  };
}
