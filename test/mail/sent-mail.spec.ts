import { exampleAnswer } from '../support/examples/example-answers';
import { loggedIn } from '../support/portal/http';
import { sent } from '../support/cases/intake';
import { addressesIn } from '../support/portal/smtp-sink';
import { DeliveryWorld, ONE, TWO } from './delivery-world';

let world: DeliveryWorld;
beforeAll(async () => (world = await DeliveryWorld.start()));
afterAll(() => world.stop());
beforeEach(() => (world.sink.taken.length = 0));

describe('the mail of a new case', () => {
  it('goes once to each contact of the service, separately, with the exact subject and both parts', async () => {
    const caseNumber = await world.newCase();
    await world.deliver();
    expect(world.sink.taken.map(({ recipient }) => recipient).sort()).toEqual([ONE, TWO]);
    for (const { recipient, content } of world.sink.taken) {
      expect(content.subject).toBe('[SBペイメントサービス]利用照会・代行解約発生のご連絡(12345-001)');
      expect(addressesIn(content.to)).toEqual([recipient]);
      expect(content.text).toContain(`依頼管理番号: ${caseNumber}`);
      expect(content.html).toContain(caseNumber);
    }
    expect(await world.mails(caseNumber)).toMatchObject([
      { recipient: ONE, state: 'sent', attempts: 1 },
      { recipient: TWO, state: 'sent', attempts: 1 },
    ]);
  });

  it('links to the login and from there to the case', async () => {
    const caseNumber = await world.newCase();
    const { text, html } = world.sink.to(ONE)[0]!.content;
    const link = `${world.portal.config.portalUrl.origin}/login?next=/cases/${caseNumber}`;
    expect(text).toContain(link);
    expect(String(html).replaceAll('&#x3D;', '=')).toContain(`href="${link}"`);
  });

  it('contains nothing about the payment and no person’s name', async () => {
    await sent(
      world.portal,
      { summary: '髙﨑様より不正利用の申告', supplementaryNote: '会員番号 K-7788 の件' },
      { amount: 198_765, orderId: 'ORDER-4711', customerId: 'cust-secret', productName: '青い靴' },
    );
    await world.deliver();
    const { content } = world.sink.to(ONE)[0]!;
    for (const secret of [
      '髙﨑',
      'K-7788',
      '198765',
      '198,765',
      'ORDER-4711',
      'cust-secret',
      '青い靴',
      '4242',
      '00000616307350',
      '通知 一郎',
    ]) {
      for (const part of [content.text, content.html, content.subject]) expect(part).not.toContain(secret);
    }
  });

  it('states that it was sent automatically, asks for no reply, and keeps its row’s Message-ID', async () => {
    const caseNumber = await world.newCase();
    const { content } = world.sink.to(ONE)[0]!;
    expect(content.headers.get('auto-submitted')).toBe('auto-generated');
    expect(content.headers.get('x-auto-response-suppress')).toBe('All');
    expect(content.replyTo).toBeUndefined();
    expect(content.from?.value).toEqual([{ name: 'SBペイメントサービス', address: 'no-reply@example.jp' }]);
    expect(content.messageId).toBe(`<${(await world.mail(caseNumber, ONE)).id}@example.jp>`);
  });

  it('is threaded with the other mails of its case, and apart from another case with the same subject', async () => {
    const [one, other] = [await world.newCase(), await world.newCase()];
    const headersOf = (caseNumber: string) =>
      world.sink.taken.filter(({ content }) => content.text?.includes(caseNumber)).map(({ content }) => content);
    const staff = await loggedIn(world.portal, 'staff');
    await staff.send('POST', `/api/cases/${one}/answer`, {
      ...exampleAnswer('usage_inquiry.usage_details', world.portal.clock.today()),
      version: 1,
    });
    await world.deliver();
    const tied = headersOf(one).map(({ inReplyTo, references, headers }) => [
      inReplyTo,
      references,
      headers.get('x-entity-ref-id'),
    ]);
    expect(tied).toEqual(Array(3).fill([`<case-${one}@example.jp>`, `<case-${one}@example.jp>`, one]));
    expect(new Set(headersOf(one).map(({ messageId }) => messageId)).size).toBe(3);
    expect(headersOf(other).map(({ references }) => references)).toEqual(Array(2).fill(`<case-${other}@example.jp>`));
    expect(headersOf(other)[0]!.subject).toBe(headersOf(one)[0]!.subject);
  });

  it('is sent once where two contacts share an address, however it is written', async () => {
    await world.portal.rows(
      `INSERT INTO contacts (merchant_id, name, email, service_ids, active) VALUES ('12345', '同じ 宛先', 'Notify-One@example.jp', NULL, true)`,
    );
    await world.newCase();
    expect(world.sink.taken.map(({ recipient }) => recipient.toLowerCase()).sort()).toEqual([ONE, TWO]);
    await world.portal.rows(`DELETE FROM contacts WHERE name = '同じ 宛先'`);
  });

  it('goes to each of twenty contacts separately, and names none of the others', async () => {
    const twenty = Array.from({ length: 20 }, (_, i) => `contact-${i}-of-twenty@example.jp`);
    await world.portal.rows(
      `INSERT INTO contacts (merchant_id, name, email, active) SELECT '12345', '大勢', unnest($1::text[]), true`,
      [twenty],
    );
    const caseNumber = await world.newCase();
    await world.portal.rows(`DELETE FROM contacts WHERE name = '大勢'`);
    expect(world.sink.taken.map(({ recipient }) => recipient).sort()).toEqual([...twenty, ONE, TWO].sort());
    for (const { recipient, raw } of world.sink.taken)
      expect(twenty.filter((address) => address !== recipient && raw.includes(address))).toEqual([]);
    expect((await world.mails(caseNumber)).every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(
      true,
    );
  });

  it('shows its delivery state to support, and to no merchant', async () => {
    const caseNumber = await world.newCase();
    const path = `/api/cases/${caseNumber}`;
    const seen = await (await loggedIn(world.portal, 'support')).get<{ mails: unknown }>(path);
    expect(seen.body.mails).toMatchObject(
      [ONE, TWO].map((recipient) => ({
        template: 'case-received',
        recipient,
        state: 'sent',
        attempts: 1,
        lastError: null,
        sentAt: expect.any(String),
      })),
    );
    expect((await (await loggedIn(world.portal, 'staff')).get<{ mails: unknown }>(path)).body.mails).toBeNull();
  });
});
