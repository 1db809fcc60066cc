import { DataSource } from 'typeorm';
import { Clock } from '../../server/src/shared/time/clock';
import { Health } from '../../server/src/shared/health/health';
import { Jobs } from '../../server/src/shared/jobs/jobs';
import { Tenancy } from '../../server/src/shared/tenancy/tenancy';
import { DeliverMailsTask } from '../../server/src/mail/deliver-mails.task';
import { MailDelivery } from '../../server/src/mail/mail-delivery';
import { MailHealth } from '../../server/src/mail/mail-health';
import { MailQueueService } from '../../server/src/mail/mail-queue.service';
import { MessageWriter } from '../../server/src/mail/rendering/message-writer';
import { SmtpTransport } from '../../server/src/mail/transport/smtp-transport';
import { sent } from '../support/cases/intake';
import { DeliveryWorld, ONE, TWO } from './delivery-world';

let world: DeliveryWorld;
beforeAll(async () => (world = await DeliveryWorld.start()));
afterAll(() => world.stop());
beforeEach(() => {
  world.sink.behaviour = {};
  world.sink.taken.length = world.sink.asked.length = 0;
});

/** A deliverer like that of a second process: its own instances on the same tables. */
function secondDeliverer(): DeliverMailsTask {
  const { app, clock, config } = world.portal;
  const transport = new SmtpTransport(world.sink.url);
  const queue = new MailQueueService(new Tenancy(app.get(DataSource)), clock);
  return new DeliverMailsTask(
    app.get(Jobs),
    queue,
    new MailDelivery(new MessageWriter(config, app.get(Clock)), transport),
    transport,
    new MailHealth(new Health()),
    app.get(Clock),
  );
}

describe('claims', () => {
  /** Creates mails that wait for an unreachable server, and makes them due. */
  async function gather(cases: number): Promise<void> {
    await world.sink.goAway();
    for (let i = 0; i < cases; i++) await sent(world.portal);
    await world.deliver();
    await world.sink.comeBack();
    world.portal.clock.advance({ minutes: 1 });
  }

  it('let concurrent deliverers send each mail once', async () => {
    await gather(30);
    // None of them knows that the server was unreachable: all claim at the same moment.
    const deliverers = [1, 2, 3, 4].map(secondDeliverer);
    await Promise.all(deliverers.map((deliverer) => deliverer.run()));
    const ids = world.sink.taken.map(({ content }) => content.messageId);
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
    expect(await world.portal.rows(`SELECT DISTINCT state, attempts FROM outgoing_mails`)).toEqual([
      { state: 'sent', attempts: 1 },
    ]);
    for (const deliverer of deliverers) await deliverer.beforeApplicationShutdown();
    await world.deliver(); // the portal's own deliverer learns that the server is back
  });

  it('never overlap, however many are made concurrently', async () => {
    await gather(60);
    const queue = world.portal.app.get(MailQueueService, { strict: false });
    const claims = await Promise.all([1, 2, 3, 4, 5, 6].map(() => queue.claim()));
    const ids = claims.flatMap((mails) => mails.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    await world.portal.rows(`UPDATE outgoing_mails SET state = 'sent'`);
    await world.deliver();
  });

  it('that fail do not roll back the outcomes of the mails before', async () => {
    const waiting = () => world.portal.rows(`SELECT count(*)::int AS n FROM outgoing_mails WHERE state <> 'sent'`);
    await world.portal.rows(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more claims'; END $$`,
    );
    world.sink.holds = async () => {
      world.sink.holds = undefined;
      await world.portal.rows(
        `CREATE TRIGGER refuse BEFORE UPDATE ON outgoing_mails FOR EACH ROW WHEN (NEW.state = 'sending') EXECUTE FUNCTION refuse()`,
      );
    };
    await gather(30);
    await expect(world.deliver()).rejects.toThrow('no more claims');
    expect([world.sink.taken.length, await waiting()]).toEqual([50, [{ n: 10 }]]);
    await world.portal.rows('DROP FUNCTION refuse CASCADE');
    await world.deliver();
    expect([world.sink.taken.length, await waiting()]).toEqual([60, [{ n: 0 }]]);
  });

  it('of a killed process expire and are made again, under the same Message-ID', async () => {
    world.sink.behaviour = { hangsOn: (address) => address === ONE };
    const caseNumber = await world.newCase();
    const { id } = await world.mail(caseNumber, ONE);
    // The state left by a process that was killed between sending a mail and recording it.
    await world.portal.rows(`UPDATE outgoing_mails SET state = 'sending', next_attempt_at = $2 WHERE id = $1`, [
      id,
      new Date(world.portal.clock.now().getTime() + 5 * 60_000),
    ]);
    world.sink.behaviour = {};
    world.portal.clock.advance({ minutes: 4 });
    await world.deliver();
    expect(world.sink.to(ONE)).toHaveLength(0);
    world.portal.clock.advance({ minutes: 2 });
    await world.deliver();
    expect(world.sink.to(ONE).map(({ content }) => content.messageId)).toEqual([`<${id}@example.jp>`]);
    expect(await world.mail(caseNumber, ONE)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('that have expired record nothing any more', async () => {
    const queue = world.portal.app.get(MailQueueService, { strict: false });
    world.sink.behaviour = { onRecipient: () => 451 };
    const caseNumber = await world.newCase();
    world.portal.clock.advance({ minutes: 1 });
    const late = await queue.claim();
    world.portal.clock.advance({ minutes: 6 });
    world.sink.behaviour = {};
    await world.deliver();
    const now = world.portal.clock.now();
    await queue.record(
      late.map(({ id, claimedUntil }) => ({
        id,
        claimedUntil,
        state: 'failed',
        nextAttemptAt: now,
        attempts: 9,
        lastError: 'late',
        sentAt: null,
      })),
    );
    expect(await world.mails(caseNumber)).toMatchObject([
      { recipient: ONE, state: 'sent', last_error: null },
      { recipient: TWO, state: 'sent', last_error: null },
    ]);
  });

  it('that have expired leave the next claim unchanged', async () => {
    const queue = world.portal.app.get(MailQueueService, { strict: false });
    world.sink.behaviour = { onRecipient: () => 451 };
    const caseNumber = await world.newCase();
    world.portal.clock.advance({ minutes: 1 });
    const late = await queue.claim();
    world.portal.clock.advance({ minutes: 6 });
    const present = await queue.claim();
    expect(present).toHaveLength(2);
    await queue.record(
      late.map(({ id, claimedUntil }) => ({
        id,
        claimedUntil,
        state: 'sent',
        nextAttemptAt: claimedUntil,
        attempts: 9,
        lastError: 'late',
        sentAt: claimedUntil,
      })),
    );
    expect(await world.mails(caseNumber)).toMatchObject(
      [1, 2].map(() => ({ state: 'sending', next_attempt_at: present[0]!.claimedUntil })),
    );
  });
});

describe('a portal that stops', () => {
  let stopping: DeliveryWorld;
  afterEach(() => stopping.stop());

  it('finishes the mails that it is sending, starts no others, and leaves the rest queued', async () => {
    stopping = await DeliveryWorld.start();
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    stopping.sink.holds = () => held;
    for (let i = 0; i < 6; i++) await sent(stopping.portal);
    const running = stopping.deliver();
    await stopping.sink.holding;
    const task = stopping.portal.app.get(DeliverMailsTask, { strict: false });
    task.onModuleDestroy();
    release();
    await task.beforeApplicationShutdown();
    await running;
    const states = await stopping.portal.rows<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM outgoing_mails GROUP BY state ORDER BY state',
    );
    expect(states.map(({ state }) => state)).toEqual(['queued', 'sent']);
    expect(states.find(({ state }) => state === 'sent')?.n).toBe(stopping.sink.taken.length);
  });

  it('aborts what the mail server delays: sent mails are recorded, the rest is tried again, even after the last attempt', async () => {
    // One connection, so that mails also wait inside the SMTP client.
    stopping = await DeliveryWorld.start(
      (url) => `${url.replace('socketTimeout=5000', 'socketTimeout=30000')}&maxConnections=1`,
    );
    await stopping.sink.goAway();
    for (let i = 0; i < 3; i++) await sent(stopping.portal);
    await stopping.deliver();
    await stopping.portal.rows(
      `UPDATE outgoing_mails SET attempts = 20, enqueued_at = enqueued_at - interval '4 days'`,
    );
    const third = holdsThird(stopping);
    await stopping.sink.comeBack();
    stopping.portal.clock.advance({ minutes: 1 });
    const running = stopping.deliver();
    await third;
    const task = stopping.portal.app.get(DeliverMailsTask, { strict: false });
    task.onModuleDestroy();
    await task.beforeApplicationShutdown();
    const states = await stopping.portal.rows(
      'SELECT state, attempts, count(*)::int AS n FROM outgoing_mails GROUP BY state, attempts ORDER BY state',
    );
    expect(states).toEqual([
      { state: 'queued', attempts: 20, n: 4 },
      { state: 'sent', attempts: 21, n: 2 },
    ]);
    await running;
  });

  /** The server never answers its third mail; resolves when it has received that mail. */
  function holdsThird({ sink }: DeliveryWorld): Promise<void> {
    return new Promise((hasThird) => {
      let mails = 0;
      sink.holds = async () => {
        if (++mails < 3) return;
        hasThird();
        await new Promise(() => undefined);
      };
    });
  }
});
