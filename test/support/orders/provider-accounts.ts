import { TEST_CARDS } from '../../../server/simulator/src/cards/test-cards';
import type { SimulatedService } from '../../../server/simulator/src/services';
import type { Simulator } from '../../../server/simulator/src/simulator';
import { placedOrder } from './orders';
import { authorizedAt } from './sbps-payment';
import type { Portal } from '../portal/start-portal';

/** Two accounts of one merchant at the provider, which a service goes from and to. */
export const FORMER: SimulatedService = {
  merchantId: '90001',
  serviceId: '001',
  hashKey: 'key-of-the-former-account',
  encryption: null,
  autoCapture: false,
};
export const NEXT: SimulatedService = {
  merchantId: '90002',
  serviceId: '007',
  hashKey: 'key-of-the-next-account',
  encryption: { key: 'simulated-3des-key-of-02', iv: 'sim-iv02' },
  autoCapture: true,
};

export const APPROVED_CARD = TEST_CARDS.find(({ conduct }) => conduct === 'approved')!.number;
const AMOUNT = 8_980;
const AGREED = {
  authorizationDays: 60,
  autoCapture: false,
  cardBrands: ['visa'],
  securityCode: true,
  threeDSecure: false,
  refundDays: {},
};
export const AT_SANDBOX = { ...AGREED, gateway: 'sandbox' };

/** Settings of a service that uses this account. `secrets`: fields of the account that are not as the provider has them. */
export function settingsAt(
  { url }: Simulator,
  { merchantId, serviceId, hashKey, encryption, autoCapture }: SimulatedService,
  more: object = {},
  secrets: object = {},
): object {
  const sbps = { endpoint: url, merchantId, serviceId, hashKey, encryption, ...secrets };
  return { ...AGREED, autoCapture, gateway: 'sbps', sbps, ...more };
}

/** An order whose payment the shop itself authorised at this account, as the portal gets it while its service uses it. */
export async function paidAt(
  portal: Portal,
  { url }: Simulator,
  account: SimulatedService,
): Promise<{ readonly id: string; readonly trackingId: string }> {
  const payment = await authorizedAt(url, portal.clock, account, APPROVED_CARD, AMOUNT);
  const { id } = await placedOrder(portal, { payment });
  return { id, trackingId: payment!.trackingId! };
}

/** What took effect at this account on a payment after its authorisation, in order. */
export function appliedAt(
  simulator: Simulator,
  { merchantId, serviceId }: SimulatedService,
  trackingId: string,
): string[] {
  const { payments, operations } = simulator.ledger();
  const isThere = payments.some((one) => one.trackingId === trackingId && one.service === merchantId + serviceId);
  const kinds = operations.flatMap((one) => (one.trackingId === trackingId ? one.kind : []));
  return isThere ? kinds.filter((kind) => kind !== 'authorization' && kind !== 'confirmation') : [];
}
