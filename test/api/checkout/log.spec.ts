import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checkout, SANDBOX_CARDS } from '../../../server/contract/src/demo';
import { type PortalProcess, startProcess } from '../../support/portal/portal-process';
import { checkoutRequest } from '../../support/orders/shop';

const NUMBER = SANDBOX_CARDS[0]!.number;

describe('the portal’s log lines about checkouts', () => {
  let folder: string;
  let portal: PortalProcess;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shokai-desk-log-'));
    portal = await startProcess({ DATA_DIR: folder, LOG_LEVEL: 'trace' });
  });
  afterAll(async () => {
    await portal.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  const post = (body: string) =>
    fetch(`${portal.url}/api/shop/checkouts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: portal.url },
      body,
    });

  it('contain no card number, no token and no data of a buyer, at the most detailed log level', async () => {
    const request = checkoutRequest();
    const paid = (await (await post(JSON.stringify(request))).json()) as Checkout;
    expect(paid.state).toBe('authorized');
    expect((await post(JSON.stringify({ ...request, token: NUMBER }))).status).toBe(422);
    expect((await post(`{"number": ${NUMBER}, `)).status).toBe(400);
    await portal.end('SIGTERM');
    const printed = portal.printed();
    expect(printed).toContain('/api/shop/checkouts, POST');
    for (const secret of [NUMBER, request.token, request.buyer.name, request.buyer.email!])
      expect(printed).not.toContain(secret);
  });
});
