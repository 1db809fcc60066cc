import { decode } from 'iconv-lite';
import { addDays, type PaymentPage, type Problem } from '../../../server/contract/src';
import { loggedIn, type Person, sessionCookie } from '../../support/portal/http';
import { placedOrder } from '../../support/orders/orders';
import { findPayments, paymentFile } from '../../support/orders/payment-search';
import { type Portal, startPortal } from '../../support/portal/start-portal';

const HEADER =
  '受注日時,注文番号,トラッキングID,加盟店ID,加盟店名,サービスID,サービス名,顧客ID,金額(円),決済状態,カードブランド,カード番号,承認番号,オーソリ日時,売上日,返金日';

describe('決済情報 確認', () => {
  let portal: Portal;
  let staff: Person;
  let today: string;
  let everything: { orderedFrom: string; orderedTo: string };
  beforeAll(async () => {
    portal = await startPortal();
    staff = await loggedIn(portal, 'staff');
    today = portal.clock.today();
    everything = { orderedFrom: addDays(today, -400), orderedTo: today };
  });
  afterAll(() => portal.stop());

  describe('as a file', () => {
    const file = async (query: Record<string, string>, userId = 'viewer') => {
      const response = await fetch(`${portal.url}/api/payments.csv?${new URLSearchParams(query).toString()}`, {
        headers: { cookie: await sessionCookie(portal, userId) },
      });
      return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    let query: Record<string, string>;
    beforeAll(async () => {
      await placedOrder(portal, {
        order: { orderNumber: '-1', customerId: '=HYPERLINK("http://x")', orderedAt: '2026-03-01T15:04:05.000Z' },
        payment: { trackingId: '00000616307350', authorizedAt: '2026-03-01T15:04:05.000Z' },
      });
      await placedOrder(portal, {
        order: { orderNumber: 'F-2', customerId: '髙﨑〜𠮷子①が', orderedAt: '2026-03-02T00:00:00.000Z' },
        payment: { trackingId: '00000616307351', approvalCode: null, authorizedAt: '2026-03-02T00:00:00.000Z' },
      });
      query = { orderedFrom: '2026-03-02', orderedTo: '2026-03-02' };
    });

    it('is UTF-8 with a byte order mark, a Japanese header, times of Tokyo, and cells that no spreadsheet executes', async () => {
      const { headers, bytes } = await file(query);
      expect(bytes.toString()).toBe(
        [
          `\uFEFF${HEADER}`,
          '2026-03-02 09:00:00,F-2,00000616307351,12345,北のめぐみ市場,001,本店,髙﨑〜𠮷子①が,8980,オーソリ済み(未売上),visa,************4242,,2026-03-02 09:00:00,,',
          `2026-03-02 00:04:05,'-1,00000616307350,12345,北のめぐみ市場,001,本店,"'=HYPERLINK(""http://x"")",8980,オーソリ済み(未売上),visa,************4242,031527,2026-03-02 00:04:05,,`,
          '',
        ].join('\r\n'),
      );
      expect([headers.get('content-type'), headers.get('content-disposition'), headers.get('cache-control')]).toEqual([
        'text/csv; charset=utf-8',
        `attachment; filename="payments-${today}.csv"`,
        'no-store',
      ]);
    });

    it('is CP932 for an older Excel; characters that CP932 lacks are replaced by 〓', async () => {
      const { headers, bytes } = await file({ ...query, encoding: 'cp932' });
      const [header, line] = decode(bytes, 'cp932').split('\r\n');
      expect([header, line!.split(',')[7], headers.get('content-type')]).toEqual([
        HEADER,
        '髙﨑～〓子①が',
        'text/csv; charset=windows-31j',
      ]);
    });

    it.each(['utf-8', 'cp932'])(
      'contains no formula that is hidden behind invisible characters, in %s',
      async (encoding) => {
        for (const [i, customerId] of ['\uFE0E=1+1', '\u2212' + '1+1', '\u200B@SUM(1)'].entries()) {
          await placedOrder(portal, {
            order: { orderNumber: `H-${encoding}-${i}`, customerId, orderedAt: '2026-03-09T00:00:00.000Z' },
            payment: { authorizedAt: '2026-03-09T00:00:00.000Z' },
          });
        }
        const { bytes } = await file({ orderedFrom: '2026-03-09', orderedTo: '2026-03-09', encoding });
        const lines = decode(bytes, encoding === 'utf-8' ? 'utf8' : 'cp932')
          .split('\r\n')
          .filter((line) => line.includes(`,H-${encoding}-`));
        expect(lines.map((line) => line.split(',')[7]![0])).toEqual(["'", "'", "'"]);
      },
    );

    it('has only its header when nothing is found', async () => {
      expect((await file({ trackingId: '00000000000000' })).bytes.toString()).toBe(`\uFEFF${HEADER}\r\n`);
    });

    it('is logged whoever downloads it, with the search', async () => {
      await file({ ...query, encoding: 'cp932' }, 'viewer');
      await file({ ...query, merchant: '12345' }, 'support');
      const entries = await portal.rows(
        `SELECT merchant_id, actor_name, detail FROM audit_entries WHERE event = 'payments_exported' ORDER BY id DESC LIMIT 2`,
      );
      expect(entries).toEqual([
        {
          merchant_id: '12345',
          actor_name: 'supportさん',
          detail: { from: '2026-03-02', to: '2026-03-02', encoding: 'utf-8' },
        },
        {
          merchant_id: '12345',
          actor_name: 'viewerさん',
          detail: { from: '2026-03-02', to: '2026-03-02', encoding: 'cp932' },
        },
      ]);
    });
  });

  it('is the same list and the same file by a body, where a 顧客ID may be a person’s mail address', async () => {
    await placedOrder(portal, { order: { orderNumber: 'PAY-MAIL', customerId: 'hanako@example.jp' } });
    const query = { ...everything, customerId: 'Hanako@example.jp' };
    const byBody = await staff.send<PaymentPage>('POST', '/api/payments/search', query);
    expect([byBody.status, byBody.body]).toEqual([200, (await findPayments(staff, query)).body]);
    expect(byBody.body.items.map(({ orderNumber }) => orderNumber)).toEqual(['PAY-MAIL']);
    const file = await staff.send<string>('POST', '/api/payments.csv', { ...query, encoding: 'utf-8' });
    expect([file.status, file.headers.get('content-disposition'), file.body]).toEqual([
      200,
      `attachment; filename="payments-${today}.csv"`,
      (await paymentFile(staff, query)).body,
    ]);
    expect((await staff.send<Problem>('POST', '/api/payments.csv', { customerId: 'x' })).body.errors).toHaveLength(3);
    expect((await staff.send('POST', '/api/payments.csv', query, { 'x-csrf-token': 'forged' })).status).toBe(403);
  });
});
