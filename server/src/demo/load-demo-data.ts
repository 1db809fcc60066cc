import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addDays } from '../../contract/src';
import { ReconcilePaymentsTask } from '../payments/reconciliation/reconcile-payments.task';
import { PaymentSettingsService } from '../payments/settings/payment-settings.service';
import { hashPassword } from '../identity/passwords/password';
import { SYSTEM_SCOPE } from '../shared/tenancy/scope';
import { Tenancy } from '../shared/tenancy/tenancy';
import { insertBaseRows } from './base-rows';
import { DemoCalendar, instant } from './events/demo-calendar';
import type { DemoClock } from './demo-clock';
import { demoEvents } from './events/demo-events';
import { beganAt, demoState, markAsDemo, markAsLoaded } from './demo-installation';
import { DEMO_PASSWORD } from './demo-logins';
import { DemoPortal } from './demo-portal';
import { DemoShop } from './orders/demo-shop';
import { orderEvents } from './orders/order-events';
import { insertPaymentSettings } from './orders/payment-settings';
import { readSeeds, type Seeds } from './events/seed-files';

/**
 * Fills an empty database with the demo (spec 3.1): some weeks of orders, requests and answers that end today, each
 * event at its own time. Throws `DemoRefusedError` for a database that is in real use; leaves a filled one unchanged;
 * continues where an earlier process was stopped. Call it before anybody else uses the application; `onBegin` is called
 * if there is something to load, which takes some seconds.
 */
export async function loadDemoData(app: NestFastifyApplication, clock: DemoClock, onBegin?: () => void): Promise<void> {
  const tenancy = app.get(Tenancy);
  const state = await tenancy.as(SYSTEM_SCOPE, demoState);
  if (state === 'loaded') return;
  onBegin?.();
  const seeds = readSeeds();
  if (state === 'empty') await begin(app, seeds, clock.now());
  await liveThrough(app, clock, seeds);
  await tenancy.as(SYSTEM_SCOPE, (tx) => markAsLoaded(tx, clock.now()));
}

async function begin(app: NestFastifyApplication, seeds: Seeds, now: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await app.get(Tenancy).as(SYSTEM_SCOPE, async (tx) => {
    await markAsDemo(tx);
    await insertBaseRows(tx, seeds, passwordHash, now);
    await insertPaymentSettings(tx, app.get(PaymentSettingsService), seeds);
  });
}

async function liveThrough(app: NestFastifyApplication, clock: DemoClock, seeds: Seeds): Promise<void> {
  const began = await app.get(Tenancy).as(SYSTEM_SCOPE, beganAt);
  const calendar = new DemoCalendar(began);
  const portal = new DemoPortal(app);
  await portal.open();
  const shop = new DemoShop(app, portal.users);
  await shop.open();
  const happenings = [
    ...demoEvents(seeds, calendar).map((event) => ({
      at: event.at,
      isDone: () => portal.knows(event),
      happen: () => portal.happen(event),
    })),
    ...orderEvents(seeds, calendar, began).map((event) => ({
      at: event.at,
      isDone: () => shop.knows(event),
      happen: () => shop.happen(event),
    })),
    // One run is enough, and a second does no harm: it does not find the same differences again.
    {
      at: lastReconciliation(calendar, began),
      isDone: () => false,
      happen: () => app.get(ReconcilePaymentsTask).run(),
    },
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, isDone, happen } of happenings) if (!isDone()) await clock.during(at, happen);
}

/**
 * The time of the latest run that a portal would have made by itself: it finds the order that was captured elsewhere.
 */
function lastReconciliation({ today }: DemoCalendar, began: Date): Date {
  const at = instant(today, '04:30');
  return at <= began ? at : instant(addDays(today, -1), '04:30');
}
