import { DeliveryWorld, ONE, TWO } from './delivery-world';

let world: DeliveryWorld;
beforeAll(async () => (world = await DeliveryWorld.start()));
afterAll(() => world.stop());
beforeEach(() => {
  world.sink.behaviour = {};
  world.sink.taken.length = world.sink.asked.length = 0;
});
const only = (address: string, code: number) => (asked: string) => (asked === address ? code : undefined);

describe('a server that refuses temporarily', () => {
  it.each(['onRecipient', 'onContent'] as const)(
    'gets the mail again after a pause, with the same Message-ID (%s)',
    async (moment) => {
      world.sink.behaviour = { [moment]: only(ONE, 451) };
      const caseNumber = await world.newCase();
      const waiting = await world.mail(caseNumber, ONE);
      expect(waiting).toMatchObject({ state: 'queued', attempts: 1, last_error: expect.stringMatching(/^SMTP 451 /) });
      expect(await world.mail(caseNumber, TWO)).toMatchObject({ state: 'sent' });
      world.sink.behaviour = {};
      await world.deliver();
      expect(world.sink.to(ONE)).toHaveLength(0);
      world.portal.clock.advance({ minutes: 1 });
      await world.deliver();
      expect(world.sink.to(ONE).map(({ content }) => content.messageId)).toEqual([`<${waiting.id}@example.jp>`]);
      expect(await world.mail(caseNumber, ONE)).toMatchObject({ state: 'sent', attempts: 2, last_error: null });
      expect(world.sink.to(TWO)).toHaveLength(1);
    },
  );

  it('gets attempts for three days and then none', async () => {
    world.sink.behaviour = { onRecipient: only(ONE, 450) };
    const caseNumber = await world.newCase();
    for (let hours = 0; hours < 68; hours += 4) {
      world.portal.clock.advance({ hours: 4 });
      await world.deliver();
    }
    expect((await world.mail(caseNumber, ONE)).state).toBe('queued');
    world.portal.clock.advance({ hours: 4 });
    await world.deliver();
    const { state, attempts } = await world.mail(caseNumber, ONE);
    expect(state).toBe('failed');
    world.portal.clock.advance({ days: 1 });
    await world.deliver();
    expect(await world.mail(caseNumber, ONE)).toMatchObject({ state: 'failed', attempts });
  });
});

describe('a server that refuses permanently', () => {
  it.each([
    ['onRecipient', 'SMTP 550 5.1.1 (RCPT TO)'],
    ['onContent', 'SMTP 550 5.1.1 (DATA)'],
  ])('fails the mail immediately for that recipient, and for no other (%s)', async (moment, error) => {
    world.sink.behaviour = { [moment]: only(ONE, 550) };
    const caseNumber = await world.newCase();
    expect(await world.mails(caseNumber)).toMatchObject([
      { recipient: ONE, state: 'failed', attempts: 1, last_error: error },
      { recipient: TWO, state: 'sent' },
    ]);
    world.portal.clock.advance({ days: 1 });
    await world.deliver();
    expect(world.sink.asked.filter((address) => address === ONE)).toHaveLength(1);
  });
});

describe('a server that stops answering', () => {
  it('times out and gets the mail again later', async () => {
    world.sink.behaviour = { hangsOn: (address) => address === ONE };
    const caseNumber = await world.newCase();
    expect(await world.mails(caseNumber)).toMatchObject([
      { recipient: ONE, state: 'queued', attempts: 1, last_error: 'SOCKET_TIMEOUT' },
      { recipient: TWO, state: 'sent' },
    ]);
    world.sink.behaviour = {};
    world.portal.clock.advance({ minutes: 1 });
    await world.deliver();
    expect(await world.mail(caseNumber, ONE)).toMatchObject({ state: 'sent', attempts: 2 });
  });
});

describe('a hostile address', () => {
  const hostile = [
    'a@example.jp, evil@example.jp',
    'a@example.jp\r\nBcc: evil@example.jp',
    'a@example.jp\r\nRCPT TO:<evil@example.jp>',
    '"a" <a@example.jp>',
  ];
  it.each(hostile)('%j gets no mail, and harms no other mail', async (address) => {
    await world.portal.rows(
      `INSERT INTO contacts (merchant_id, name, email, service_ids, active) VALUES ('12345', '悪意', $1, NULL, true)`,
      [address],
    );
    const caseNumber = await world.newCase();
    await world.portal.rows(`DELETE FROM contacts WHERE name = '悪意'`);
    expect(await world.mail(caseNumber, address)).toMatchObject({
      state: 'failed',
      attempts: 1,
      last_error: 'not one e-mail address',
    });
    expect([...world.sink.asked].sort()).toEqual([ONE, TWO]);
    expect(world.sink.taken).toHaveLength(2);
  });
});
