import type { PaymentSettingsView } from '../../../contract/src';
import type { Credentials } from '../gateways/account-form';
import type { Gateways } from '../gateways/gateways';
import { shownCredentials } from './account-credentials';
import type { PaymentSettings } from './payment-settings.entity';

/** Settings and the account at the gateway → PaymentSettingsView, without a secret. */
export function paymentSettingsView(
  settings: PaymentSettings,
  credentials: Credentials | null,
  gateways: Gateways,
): PaymentSettingsView {
  const { version, account, authorizationDays, cardBrands, securityCode, threeDSecure, refundDays } = settings;
  const gateway = account?.gateway ?? null;
  const accounts = gateways.names.flatMap((name) => {
    const form = gateways.named(name)?.accountForm;
    return form ? [[name, name === gateway && credentials ? shownCredentials(form, credentials) : null]] : [];
  });
  return {
    version,
    gateway,
    authorizationDays,
    autoCapture: account?.autoCapture ?? false,
    cardBrands,
    securityCode,
    threeDSecure,
    refundDays,
    ...(Object.fromEntries(accounts) as Record<string, unknown>),
  };
}
