import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hashPassword } from '../sessions/password';
import { Tenancy } from '../shared/tenancy/tenancy';
import { insertBaseRows } from './base-rows';
import { DemoCalendar } from './demo-calendar';
import type { DemoClock } from './demo-clock';
import { demoEvents } from './demo-events';
import { beganAt, demoState, markAsDemo, markAsLoaded } from './demo-installation';
import { DEMO_PASSWORD } from './demo-logins';
import { DemoPortal } from './demo-portal';
import { readSeeds, type Seeds } from './seed-files';

/**
 * Fills an empty database with the demo (spec 3.1): some weeks of requests and answers that end today, each event at its own
 * time. A database that is in real use throws `DemoRefusedError`; one that is filled already is left alone; where an earlier
 * process was stopped in the middle, loading goes on. To be called while nobody else uses the application yet; `onBegin` is
 * called where there is something to do, which takes some seconds.
 */
export async function loadDemoData(app: NestFastifyApplication, clock: DemoClock, onBegin?: () => void): Promise<void> {
  const tenancy = app.get(Tenancy);
  const state = await tenancy.asSystem(demoState);
  if (state === 'loaded') return;
  onBegin?.();
  const seeds = readSeeds();
  if (state === 'empty') await begin(tenancy, seeds, clock.now());
  await liveThrough(app, clock, seeds);
  await tenancy.asSystem((tx) => markAsLoaded(tx, clock.now()));
}

async function begin(tenancy: Tenancy, seeds: Seeds, now: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await tenancy.asSystem(async (tx) => {
    await markAsDemo(tx);
    await insertBaseRows(tx, seeds, passwordHash, now);
  });
}

async function liveThrough(app: NestFastifyApplication, clock: DemoClock, seeds: Seeds): Promise<void> {
  const calendar = new DemoCalendar(await app.get(Tenancy).asSystem(beganAt));
  const portal = new DemoPortal(app);
  await portal.open();
  for (const event of demoEvents(seeds, calendar)) {
    if (!portal.knows(event)) await clock.during(event.at, () => portal.happen(event));
  }
}
