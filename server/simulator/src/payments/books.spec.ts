import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller, flat, followUp, NOW } from '../testing/caller';

let caller: Caller;

beforeEach(async () => (caller = await Caller.start()));
afterEach(() => caller.stop());

describe('its books', () => {
  it('outlive the simulator', async () => {
    const database = join(await mkdtemp(join(tmpdir(), 'simulator-')), 'books.db');
    await caller.stop();
    caller = await Caller.start(database);
    const trackingId = await caller.trackingIdOf(caller.authorization());
    await caller.stop();
    caller = await Caller.start(database);
    expect(caller.simulator.ledger().payments).toMatchObject([{ trackingId, confirmed: 0 }]);
    expect(await caller.codeOf(flat('ST02-00101-101', followUp(trackingId)))).toBe('OK');
  });

  it('are shown to this machine only, like its faults', async () => {
    const control = (body: object) =>
      fetch(`${caller.simulator.url}/_control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await control({ faults: [{ kind: 'server_error', applied: true }] })).status).toBe(200);
    expect((await caller.post(caller.authorization())).status).toBe(503);
    const ledger = (await (await fetch(`${caller.simulator.url}/_control/ledger`)).json()) as object;
    expect(ledger).toMatchObject({
      payments: [{ orderId: 'O-1', amount: 1980 }],
      operations: [{ kind: 'authorization', appliedAt: NOW.toISOString() }],
    });
    expect((await control({ faults: [{ kind: 'earthquake', applied: true }] })).status).toBe(400);
    expect((await control({ clear: true, chance: { seed: 1, probability: 2 } })).status).toBe(400);
  });

  it('have the same random faults with the same seed', () => {
    const draw = () => {
      caller.simulator.faults.byChance({ seed: 42, probability: 0.4 });
      return Array.from({ length: 50 }, () => caller.simulator.faults.next('any')?.kind);
    };
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBeGreaterThan(3);
  });
});
