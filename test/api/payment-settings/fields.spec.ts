import { loggedIn, type Person } from '../../support/portal/http';
import { AGREED, putSettings, SBPS } from '../../support/orders/payment-settings';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('settings of payments', () => {
  let portal: Portal;
  let admin: Person;
  beforeAll(async () => {
    portal = await startPortal();
    admin = await loggedIn(portal, 'support-admin');
  });
  afterAll(() => portal.stop());

  const put = (settings: object) => putSettings(portal, admin, settings);
  const errors = async (settings: object) =>
    ((await put(settings)).body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();

  it('name every wrong field in one response, with its limits', async () => {
    expect(await errors({})).toEqual([
      '/authorizationDays required',
      '/autoCapture required',
      '/cardBrands required',
      '/gateway required',
      '/refundDays required',
      '/securityCode required',
      '/threeDSecure required',
    ]);
    expect(
      await errors({
        ...AGREED,
        gateway: 'sbps',
        authorizationDays: 366,
        autoCapture: 'yes',
        cardBrands: [],
        refundDays: { visa: -1, jcb: 1.5, unknown: 1 },
        more: 1,
        sbps: {
          endpoint: 'http://gateway.example.jp',
          merchantId: '3013',
          serviceId: 'abc',
          hashKey: '',
          encryption: { key: 'short', iv: '１２３４５６７８' },
        },
      }),
    ).toEqual([
      '/authorizationDays out_of_range',
      '/autoCapture invalid_type',
      '/cardBrands too_few',
      '/more unknown_field',
      '/refundDays/jcb invalid_type',
      '/refundDays/unknown unknown_field',
      '/refundDays/visa out_of_range',
      '/sbps/encryption/iv invalid_format',
      '/sbps/encryption/key invalid_format',
      '/sbps/endpoint invalid_format',
      '/sbps/hashKey invalid_format',
      '/sbps/merchantId invalid_merchant_id',
      '/sbps/serviceId invalid_service_id',
    ]);
    expect(await errors({ ...AGREED, gateway: 'sbps' })).toEqual(['/sbps required']);
    expect(await errors({ ...SBPS, gateway: 'sandbox' })).toEqual(['/sbps not_asked']);
    expect(await errors({ ...SBPS, gateway: 'other', cardBrands: ['visa', 'visa', 'dinners'] })).toEqual([
      '/cardBrands invalid_option',
      '/gateway invalid_option',
    ]);
    expect((await put({ ...AGREED, gateway: 'other' })).body.errors!.map(({ message }) => message)).toEqual([
      '選択肢にない値です。次のいずれかを指定してください: sandbox、sbps。',
    ]);
    expect((await put({ ...SBPS, authorizationDays: 0 })).body.errors![0]!.message).toBe(
      '1以上365以下の整数で入力してください。',
    );
  });

  it.each([
    ['https://gateway.example.jp/api', 422],
    ['https://user@gateway.example.jp', 422],
    ['ftp://127.0.0.1', 422],
    ['http://127.0.0.1.example.jp', 422],
    ['gateway.example.jp', 422],
    ['https://gateway.example.jp:8443', 200],
    ['http://127.0.0.1:8081', 200],
    ['http://localhost:8081', 200],
    ['http://[::1]:8081', 200],
  ])('accept or refuse the endpoint %s (%i)', async (endpoint, status) => {
    expect((await put({ ...SBPS, sbps: { ...SBPS.sbps, endpoint } })).status).toBe(status);
  });

  it('read the account as it is pasted', async () => {
    expect(
      (
        await put({
          ...SBPS,
          sbps: {
            ...SBPS.sbps,
            endpoint: ' https://gateway.example.jp/\u200b',
            merchantId: '３０１３２',
            serviceId: '１',
          },
        })
      ).body,
    ).toMatchObject({ sbps: { endpoint: 'https://gateway.example.jp', merchantId: '30132', serviceId: '001' } });
  });
});
