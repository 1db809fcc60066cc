import { randomUUID } from 'node:crypto';
import type { NewOrder } from '../../../server/contract/src';
import { SbpsGateway } from '../../../server/src/payments/gateways/sbps/sbps.gateway';
import type { Clock } from '../../../server/src/shared/time/clock';
import type { SimulatedService } from '../../../server/simulator/src/services';

/** A payment authorised at the simulator, as a shop's own checkout would pass it on with its order. */
export async function authorizedAt(
  url: string,
  clock: Clock,
  { merchantId, serviceId, hashKey, encryption }: SimulatedService,
  cardNumber: string,
  amount: number,
): Promise<Partial<NewOrder['payment']>> {
  const account = {
    merchantId: '12345',
    serviceId: '001',
    autoCapture: false,
    credentials: { endpoint: url, merchantId, serviceId, hashKey, encryption },
  };
  const response = await fetch(`${url}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ merchantId, serviceId, ccNumber: cardNumber, ccExpiration: '203012', securityCode: '123' }),
  });
  const { tokenResponse } = (await response.json()) as { tokenResponse: { token: string; tokenKey: string } };
  const reply = await new SbpsGateway(clock).authorize(
    account,
    {
      ...tokenResponse,
      orderId: randomUUID(),
      customerId: 'cust-0001',
      itemName: '北海道産いくら醤油漬け 500g',
      amount,
      authenticationId: null,
    },
    { requestedAt: clock.now(), limitSeconds: 15 },
  );
  if (reply.outcome !== 'done') throw new Error(`the simulator answered ${JSON.stringify(reply)}`);
  return { trackingId: reply.trackingId, amount, transactionId: reply.transactionId, approvalCode: reply.approvalCode };
}
