import { addDays, type Problem, tokyoDate } from '../../../server/contract/src';
import { OTHER_ACQUIRER_KEY } from '../../support/examples/fixtures';
import { intakeRequest, sendToIntake } from '../../support/portal/http';
import { readFromIntake, REQUESTS, rowsOf, sent } from '../../support/cases/intake';
import { type Portal, startPortal } from '../../support/portal/start-portal';

describe('a request of an acquirer', () => {
  let portal: Portal;
  beforeAll(async () => (portal = await startPortal()));
  afterAll(() => portal.stop());

  it('becomes a case, with its payment, its history and a mail to each contact', async () => {
    const request = intakeRequest(
      {
        noticeType: 'usage_inquiry.fraud_suspected',
        answerDueOn: '2099-01-05',
        supplementaryNote: '一行目\r\n二行目\tおわり',
      },
      {
        authorizedAt: '2026-11-01T10:15:30+09:00',
        capturedOn: '2026-11-02',
        approvalCode: '123456',
        productName: null,
      },
    );
    const { status, headers, body } = await sendToIntake(portal, request);

    expect(status).toBe(201);
    expect(body).toEqual({
      caseNumber: expect.stringMatching(/^SD-\d{8}$/),
      status: 'received',
      acquirerReference: request.acquirerReference,
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(headers.get('location')).toBe(`${REQUESTS}/${encodeURIComponent(request.acquirerReference)}`);
    const [row] = await portal.rows(
      'SELECT * FROM support_cases c JOIN payment_information p ON p.case_id = c.id WHERE case_number = $1',
      [body.caseNumber],
    );
    expect(row).toMatchObject({
      merchant_id: '12345',
      service_id: '001',
      notice_type: 'usage_inquiry.fraud_suspected',
      category: 'usage_inquiry_and_cancellation',
      status: 'received',
      revision: 0,
      requested_on: request['requestedOn'],
      answer_due_on: '2099-01-05',
      summary: request['summary'],
      supplementary_note: '一行目\n二行目 おわり',
      method: 'credit_card',
      tracking_id: '00000616307350',
      amount: 1980,
      currency: 'JPY',
      customer_id: 'cust-0001',
      order_id: 'A20261101-0007',
      authorized_at: new Date('2026-11-01T01:15:30Z'),
      captured_on: '2026-11-02',
      card_brand: 'visa',
      masked_card_number: '************4242',
      approval_code: '123456',
      product_name: null,
    });
    const mails = await portal.rows(
      'SELECT template, recipient, facts FROM outgoing_mails WHERE case_id = $1 ORDER BY recipient',
      [row!['id']],
    );
    expect(mails).toEqual(
      ['notify-one@example.jp', 'notify-two@example.jp'].map((recipient) => ({
        template: 'case-received',
        recipient,
        facts: { revision: 0 },
      })),
    );
    expect(
      await portal.rows('SELECT event, actor_kind, actor_name, from_address FROM audit_entries WHERE case_id = $1', [
        row!['id'],
      ]),
    ).toEqual([
      {
        event: 'received',
        actor_kind: 'acquirer',
        actor_name: 'みらいカード',
        from_address: expect.stringContaining('127.0.0.1'),
      },
    ]);
  });

  it('is answered alike when it is repeated, with the current status', async () => {
    const request = intakeRequest();
    const first = await sendToIntake(portal, request);
    const before = await rowsOf(portal);
    const again = await sendToIntake(portal, { ...request, supplementaryNote: null });
    expect([again.status, again.body]).toEqual([200, first.body]);
    await portal.rows(`UPDATE support_cases SET status = 'closed_withdrawn' WHERE case_number = $1`, [
      first.body.caseNumber,
    ]);
    expect((await sendToIntake(portal, request)).body).toEqual({ ...first.body, status: 'closed_withdrawn' });
    expect(await rowsOf(portal)).toEqual(before);
  });

  it('conflicts if its reference was used with other content, whatever else is wrong with it', async () => {
    const request = intakeRequest();
    await sendToIntake(portal, request);
    const before = await rowsOf(portal);
    for (const other of [
      { ...request, summary: '別の概要' },
      { ...request, merchantId: 'nobody', colour: 'red' },
      { acquirerReference: request.acquirerReference },
    ]) {
      const { status, body } = await sendToIntake<Problem>(portal, other);
      expect([status, body.code]).toEqual([409, 'reference_conflict']);
    }
    expect(await rowsOf(portal)).toEqual(before);
  });

  it('is kept apart from a request of another acquirer with the same reference', async () => {
    const request = intakeRequest();
    const one = await sendToIntake(portal, request);
    const two = await sendToIntake(portal, { ...request, summary: '別の決済機関より' }, OTHER_ACQUIRER_KEY);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body.caseNumber).not.toBe(one.body.caseNumber);
    expect((await readFromIntake(portal, request.acquirerReference, OTHER_ACQUIRER_KEY)).body.caseNumber).toBe(
      two.body.caseNumber,
    );
  });

  it('is found under any reference of printable ASCII', async () => {
    for (const acquirerReference of [
      'a/b',
      'a%2Fb',
      '50% + tax?&#x',
      '~!"\'()*;:@=[]{}|\\^`<>,$',
      ' . ',
      `${'%'.repeat(60)}/../`,
    ]) {
      const { caseNumber } = await sent(portal, { acquirerReference });
      const { status, body } = await readFromIntake(portal, acquirerReference);
      expect([status, body.caseNumber, body.acquirerReference]).toEqual([200, caseNumber, acquirerReference]);
    }
  });

  it('is due after 7 business days from the later of its day and the day of receipt if the acquirer states no deadline', async () => {
    const dueOn = async (requestedOn: string) =>
      (
        await portal.rows('SELECT answer_due_on FROM support_cases WHERE case_number = $1', [
          (await sent(portal, { requestedOn })).caseNumber,
        ])
      )[0]!['answer_due_on'];
    portal.clock.moveTo('2026-12-24T20:00:00+09:00');
    try {
      expect(await dueOn('2026-12-21')).toBe('2027-01-08');
      expect(await dueOn('2026-12-25')).toBe('2027-01-12');
    } finally {
      portal.clock.moveTo(new Date().toISOString());
    }
  });

  it('may be dated tomorrow and due in the past', async () => {
    const today = tokyoDate(new Date());
    await sent(portal, { requestedOn: addDays(today, 1) });
    await sent(portal, { requestedOn: addDays(today, -30), answerDueOn: addDays(today, -30) });
  });
});
