import { MailHealth } from '../../server/src/mail/mail-health';
import { DeliveryWorld, ONE, TWO } from './delivery-world';

let world: DeliveryWorld;
beforeAll(async () => (world = await DeliveryWorld.start()));
afterAll(() => world.stop());
beforeEach(() => {
  world.sink.behaviour = {};
  world.sink.taken.length = world.sink.asked.length = 0;
});
const health = () => world.portal.app.get(MailHealth, { strict: false }).state();

/** Moves the clock by a minute and delivers all mails that are due. */
async function minuteLater(): Promise<void> {
  world.portal.clock.advance({ minutes: 1 });
  await world.deliver();
}

describe('an unreachable mail server', () => {
  it('only delays: no attempt counts, for days; once it is back, each mail is sent once', async () => {
    await world.sink.goAway();
    const caseNumber = await world.newCase();
    const other = await world.newCase();
    expect(health()).toBe('degraded');
    world.portal.clock.advance({ days: 4 });
    await world.deliver();
    for (const mail of [...(await world.mails(caseNumber)), ...(await world.mails(other))])
      expect(mail).toMatchObject({ state: 'queued', attempts: 0 });
    await world.sink.comeBack();
    await minuteLater();
    expect(health()).toBe('ok');
    expect(world.sink.taken).toHaveLength(4);
    for (const mail of [...(await world.mails(caseNumber)), ...(await world.mails(other))])
      expect(mail).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('is recorded in the rows, with the reason', async () => {
    await world.sink.goAway();
    const caseNumber = await world.newCase();
    await world.sink.comeBack();
    expect((await world.mails(caseNumber)).map(({ last_error }) => last_error)).toContain('ECONNREFUSED');
    await minuteLater();
    expect(health()).toBe('ok');
  });

  it('counts as back as soon as it answers, even when no mail waits', async () => {
    await world.sink.goAway();
    await world.newCase();
    await world.portal.rows(`UPDATE outgoing_mails SET state = 'sent' WHERE state = 'queued'`);
    await world.deliver();
    expect(health()).toBe('degraded');
    await world.sink.comeBack();
    await world.deliver();
    expect(health()).toBe('ok');
  });

  it('does not count as back when it accepts the login but refuses the sender, even when no mail is due', async () => {
    await world.sink.goAway(); // closes the open connections
    await world.sink.comeBack();
    world.sink.behaviour = { onSender: () => 550 };
    await world.newCase();
    await world.deliver();
    expect(health()).toBe('degraded');
    world.sink.behaviour = {};
    await minuteLater();
    expect(health()).toBe('ok');
  });

  it('gets one attempt per connection in a run instead of one per mail, and then one in each run', async () => {
    for (let i = 0; i < 10; i++) await world.newCase();
    await world.sink.goAway(); // closes the open connections
    await world.sink.comeBack();
    expect(health()).toBe('ok');
    world.sink.behaviour = { onConnect: () => 421 };
    world.sink.connections = 0;
    await world.portal.rows(`UPDATE outgoing_mails SET state = 'queued', next_attempt_at = enqueued_at`);
    await world.deliver();
    expect(world.sink.connections).toBeGreaterThan(0);
    expect(world.sink.connections).toBeLessThanOrEqual(6); // five, plus one of a run that the jobs may start
    expect(health()).toBe('degraded');
    world.sink.connections = 0;
    await minuteLater();
    expect(world.sink.connections).toBeLessThanOrEqual(2);
    world.sink.behaviour = {};
    world.sink.taken.length = 0;
    await minuteLater();
    expect(world.sink.taken.length).toBeGreaterThanOrEqual(20);
    expect(await world.portal.rows(`SELECT DISTINCT state FROM outgoing_mails`)).toEqual([{ state: 'sent' }]);
  });
});

describe('a mail server that refuses the connection', () => {
  it.each([
    ['greets with a refusal', { onConnect: () => 554 }, 'SMTP 554'],
    ['refuses the sender', { onSender: () => 550 }, 'SMTP 550'],
    ['refuses the sender for now', { onSender: () => 452 }, 'SMTP 452'],
  ])('only delays as well: %s', async (_, behaviour, error) => {
    await world.sink.goAway(); // closes the open connections
    await world.sink.comeBack();
    world.sink.behaviour = behaviour;
    const caseNumber = await world.newCase();
    expect(await world.mails(caseNumber)).toMatchObject([
      { state: 'queued', attempts: 0 },
      { state: 'queued', attempts: 0 },
    ]);
    expect((await world.mail(caseNumber, ONE)).last_error).toContain(error);
    expect(health()).toBe('degraded');
    world.sink.behaviour = {};
    await minuteLater();
    expect(await world.mails(caseNumber)).toMatchObject([
      { recipient: ONE, state: 'sent' },
      { recipient: TWO, state: 'sent' },
    ]);
    expect(health()).toBe('ok');
  });

  it('also only delays for a wrong password', async () => {
    const locked = await DeliveryWorld.start((url) => url.replace('smtp://', 'smtp://portal:wrong@'));
    const caseNumber = await locked.newCase();
    expect(await locked.mails(caseNumber)).toMatchObject(
      [1, 2].map(() => ({ state: 'queued', attempts: 0, last_error: expect.stringContaining('SMTP 535') })),
    );
    await locked.stop();
  });
});
