import type { SessionView } from '@contract';

/** A session as the server returns it, for specs; with null nobody is logged in. */
export function sessionView(userId: string | null, changes: Partial<SessionView> = {}): SessionView {
  return {
    user:
      userId === null
        ? null
        : {
            userId,
            name: `${userId}さん`,
            role: 'merchant_staff',
            merchant: { merchantId: '12345', name: 'ひなた商店' },
          },
    csrfToken: `token of ${userId ?? 'nobody'}`,
    expiresAt: null,
    now: new Date().toISOString(),
    today: '2026-11-24',
    portal: { providerName: 'SBペイメントサービス', supportEmail: 'support@example.jp', demo: false },
    ...changes,
  };
}
