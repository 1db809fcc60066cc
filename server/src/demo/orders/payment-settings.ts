import type { EntityManager } from 'typeorm';
import type { PaymentSettingsService } from '../../payments/settings/payment-settings.service';
import type { Seeds } from '../events/seed-files';
import { AUTO_CAPTURED } from './order-events';

/**
 * Every service of the demo accepts cards through the sandbox; some capture at order completion, one requires 3-D
 * Secure.
 */
export async function insertPaymentSettings(
  tx: EntityManager,
  settings: PaymentSettingsService,
  { merchants }: Seeds,
): Promise<void> {
  for (const { merchantId, services } of merchants) {
    for (const { serviceId } of services) {
      await settings.store(tx, merchantId, serviceId, {
        gateway: 'sandbox',
        authorizationDays: 60,
        autoCapture: AUTO_CAPTURED.includes(`${merchantId}-${serviceId}`),
        cardBrands: ['visa', 'mastercard', 'jcb', 'amex', 'diners'],
        securityCode: true,
        threeDSecure: serviceId === '002',
        refundDays: {},
      });
    }
  }
}
