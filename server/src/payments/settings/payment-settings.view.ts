import type { PaymentSettingsView } from '../../../contract/src';
import type { Credentials } from '../gateways/account-form';
import type { Gateways } from '../gateways/gateways';
import { shownCredentials } from './account-credentials';
import type { KeptSettings } from './payment-settings.service';

/** Settings and what their account at the gateway is → PaymentSettingsView, without a secret. */
export function paymentSettingsView(
  settings: KeptSettings,
  credentials: Credentials | null,
  gateways: Gateways,
): PaymentSettingsView {
  const { version, gateway, authorizationDays, autoCapture, cardBrands, securityCode, threeDSecure, refundDays } =
    settings;
  const accounts = gateways.names.flatMap((name) => {
    const form = gateways.named(name)?.accountForm;
    return form ? [[name, name === gateway && credentials ? shownCredentials(form, credentials) : null]] : [];
  });
  return {
    version,
    gateway,
    authorizationDays,
    autoCapture,
    cardBrands,
    securityCode,
    threeDSecure,
    refundDays,
    ...(Object.fromEntries(accounts) as Record<string, unknown>),
  };
}
