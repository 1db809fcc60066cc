import { availableParallelism } from 'node:os';
import { median, perSecond, round } from '../load/figures';
import { inTurns } from '../load/rounds';
import { USERS } from '../seed/base-rows';
import { logIn } from '../world/person';
import { startPortal } from '../world/portal';
import { listCalls } from './b3-list';
import { type Measure, notMeasured, pace } from './measure';
import { rate } from './throughput';

const WHAT = 'two server processes on one database, lists';
const GOAL = '≥ 1.6';
/** Two portals, the database and the client. */
const ENOUGH_CORES = 4;

/** Has a goal only where each process can have a core of its own. */
export const b9: Measure = {
  id: 'B9',
  async run(stage) {
    if (stage.options.embedded) return [notMeasured('B9', WHAT, 'one process only', GOAL)];
    const portal = await stage.portal(stage.options.rows);
    const second = await startPortal(await stage.database(stage.options.rows));
    try {
      const next = listCalls(await logIn(portal, USERS.biggest));
      const [two, one] = await inTurns(
        [
          { name: 'two processes', ports: [portal.port, second.port], next },
          { name: 'one process', ports: [portal.port], next },
        ],
        pace(stage.options),
      );
      const [a, b] = [median(two!.map(perSecond)), median(one!.map(perSecond))];
      const judged = availableParallelism() >= ENOUGH_CORES;
      return [
        {
          id: 'B9',
          what: WHAT,
          product: rate(a),
          baseline: rate(b),
          ratio: round(a / b),
          goal: judged ? GOAL : `${GOAL} with ${ENOUGH_CORES} cores`,
          met: judged ? a / b >= 1.6 : null,
        },
      ];
    } finally {
      await second.stop();
    }
  },
};
