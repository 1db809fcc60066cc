import type { PaymentSettingsView } from '../../../contract/src';
import type { SbpsCredentials } from '../gateways/payment-gateway';
import type { KeptSettings } from './payment-settings.service';

/** Settings and what is known to the provider's API → PaymentSettingsView, without a secret. */
export function paymentSettingsView(
  {
    version,
    gateway,
    authorizationDays,
    autoCapture,
    cardBrands,
    securityCode,
    threeDSecure,
    refundDays,
  }: KeptSettings,
  sbps: SbpsCredentials | null,
): PaymentSettingsView {
  return {
    version,
    gateway,
    authorizationDays,
    autoCapture,
    cardBrands,
    securityCode,
    threeDSecure,
    refundDays,
    sbps: sbps && {
      endpoint: sbps.endpoint,
      merchantId: sbps.merchantId,
      serviceId: sbps.serviceId,
      hashKeySet: true,
      encryptionSet: sbps.encryption !== null,
    },
  };
}
