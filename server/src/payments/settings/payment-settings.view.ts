import type { PaymentSettingsView } from '../../../contract/src';
import type { SbpsCredentials } from '../gateways/payment-gateway';
import type { PaymentSettings } from './payment-settings.service';

/** Settings and what is known to the provider's API → PaymentSettingsView, without a secret. */
export function paymentSettingsView({ gateway, authorizationDays, autoCapture, cardBrands, securityCode, threeDSecure, refundDays }: PaymentSettings, sbps: SbpsCredentials | null): PaymentSettingsView {
  return {
    gateway, authorizationDays, autoCapture, cardBrands, securityCode, threeDSecure, refundDays,
    sbps: sbps && { endpoint: sbps.endpoint, merchantId: sbps.merchantId, serviceId: sbps.serviceId, hashKeySet: true, encryptionSet: sbps.encryption !== null },
  };
}
