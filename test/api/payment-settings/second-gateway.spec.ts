import { loggedIn, type Person } from '../../support/portal/http';
import { operate, placedOrder, readOrder } from '../../support/orders/orders';
import { PaperGateway } from '../../../server/src/payments/gateways/testing/paper/paper.gateway';
import { PaperModule } from '../../../server/src/payments/gateways/testing/paper/paper.module';
import {
  AGREED as SBPS_AGREED,
  putSettings,
  type ServiceKey,
  settingsPath,
} from '../../support/orders/payment-settings';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const SERVICE: ServiceKey = ['12345', '001'];
const AGREED = { ...SBPS_AGREED, autoCapture: false };
const PAPER = { ...AGREED, gateway: 'paper', paper: { book: 'red', shelf: 'top', password: 'secret' } };

/** A further gateway consists of a folder (server/src/payments/gateways/testing/paper) and its module in a list. */
describe('a further gateway', () => {
  let portal: Portal;
  let admin: Person;
  beforeAll(async () => {
    portal = await startPortal({}, undefined, [PaperModule]);
    admin = await loggedIn(portal, 'support-admin');
  });
  afterAll(() => portal.stop());

  const put = (settings: object) => putSettings(portal, admin, settings, SERVICE);
  const errors = async (settings: object) =>
    ((await put(settings)).body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

  it('has its own account in a service’s settings, whose secrets are never shown', async () => {
    expect(await errors({ ...AGREED, gateway: 'paper', paper: { book: '', shelf: 'top' } })).toEqual([
      '/paper/book too_long',
    ]);
    expect(await errors({ ...AGREED, gateway: 'paper', paper: { book: 'red', shelf: 'top' } })).toEqual([
      '/paper/password required',
    ]);
    expect(await errors({ ...PAPER, gateway: 'sandbox' })).toEqual(['/paper not_asked']);
    expect((await put(PAPER)).status).toBe(200);
    expect((await admin.get(settingsPath(SERVICE))).body).toMatchObject({
      gateway: 'paper',
      paper: { book: 'red', shelf: 'top', passwordSet: true },
      sbps: null,
    });
    expect((await put({ ...AGREED, gateway: 'other' })).body.errors!.map(({ message }) => message)).toEqual([
      '選択肢にない値です。次のいずれかを指定してください: paper、sandbox、sbps。',
    ]);
  });

  it('captures, and states in its own words why it does not refund', async () => {
    await put(PAPER);
    const { id } = await placedOrder(portal);
    const { trackingId, amount } = (await readOrder(portal, id)).card!;
    expect((await operate(portal, id, 'capture')).body.card).toMatchObject({ state: 'captured' });
    expect((await operate(portal, id, 'refund')).body.card).toMatchObject({
      refund: { block: 'window_over' },
      operations: [{ kind: 'refund', state: 'declined', code: 'too-late' }, { kind: 'capture' }],
    });
    expect(portal.app.get(PaperGateway, { strict: false }).book).toEqual([
      `red (secret): capture ${amount} yen of ${trackingId}`,
      `red (secret): refund ${trackingId}`,
    ]);
  });
});
