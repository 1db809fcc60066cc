import { callOf } from '../load/call';
import { USERS } from '../seed/base-rows';
import { logIn } from '../world/person';
import type { Stage } from '../world/stage';
import { compareSizes } from './latency';
import type { Measure } from './measure';
import { around } from './requests';

/** The counts of 顧客サポートトップ; for information also those of the provider's support, over all merchants. */
export const b5: Measure = {
  id: 'B5',
  async run(stage) {
    return [
      await compareSizes(stage, {
        id: 'B5',
        what: '顧客サポートトップ counts: p95',
        atMost: 1.3,
        ask: (rows) => counts(stage, rows, [USERS.biggest, USERS.middling]),
      }),
      await compareSizes(stage, {
        id: '',
        what: '… of all merchants, for support',
        atMost: null,
        ask: (rows) => counts(stage, rows, [USERS.support]),
      }),
    ];
  },
};

async function counts(stage: Stage, rows: number, users: readonly string[]): Promise<ReturnType<typeof around>> {
  const portal = await stage.portal(rows);
  const calls = [];
  for (const user of users)
    calls.push(callOf({ path: '/api/case-counts', headers: await logIn(portal, user), kind: user }));
  return around(calls);
}
