import type { PaymentSettingsView, Problem } from '../../../server/contract/src';
import type { Person, Reply } from '../portal/http';
import { seenSettings } from '../cases/seen';
import type { Portal } from '../portal/start-portal';

/** A service's agreement with its card companies. */
export const AGREED = {
  authorizationDays: 30,
  autoCapture: true,
  cardBrands: ['visa', 'mastercard'],
  securityCode: false,
  threeDSecure: true,
  refundDays: { visa: 90 },
};
export const ACCOUNT = { endpoint: 'https://gateway.example.jp', merchantId: '30132', serviceId: '002' };
export const ENCRYPTION = { key: 'abcdefghijklmnopqrstuvwx', iv: '12345678' };
/** The settings of a service whose gateway is `sbps`. */
export const SBPS = {
  ...AGREED,
  gateway: 'sbps',
  sbps: { ...ACCOUNT, hashKey: 'a-secret-hash-key', encryption: ENCRYPTION },
};

export type ServiceKey = readonly [merchantId: string, serviceId: string];
/** The service whose settings the suites change. */
export const SERVICE: ServiceKey = ['12345', '002'];

export function settingsPath([merchantId, serviceId]: ServiceKey): string {
  return `/api/merchants/${merchantId}/services/${serviceId}/payment-settings`;
}

/** Replaces the settings, with their current version. */
export async function putSettings(
  portal: Portal,
  person: Person,
  settings: object,
  service = SERVICE,
): Promise<Reply<PaymentSettingsView & Problem>> {
  return person.send('PUT', settingsPath(service), { ...(await seenSettings(portal, ...service)), ...settings });
}
