import { inTurns } from '../load/rounds';
import { median, perSecond, round } from '../load/figures';
import { startPortal } from '../world/portal';
import { startSink } from '../world/sink';
import type { Stage } from '../world/stage';
import { type Measure, pace, type Row } from './measure';
import { nextRequest } from './requests';
import { compareThroughput, rate } from './throughput';

const PORTAL = '/api/intake/v1/requests';

/** Durable cases per second. Mails are rows in both; the mail server is away, so that nothing else goes on. */
export const b1: Measure = {
  id: 'B1',
  async run(stage) {
    const { portal, baseline } = await stage.pair(stage.options.rows);
    const bare = (path: string) => ({ name: `baseline ${path}`, ports: [baseline.port], next: () => nextRequest(path) });
    const rows = await compareThroughput(stage, {
      id: 'B1', what: 'intake API: durable cases per second', atLeast: 0.5,
      product: { name: 'intake', ports: [portal.port], next: () => nextRequest(PORTAL) }, baseline: bare('/intake'), atOnce: bare('/intake-at-once'),
    });
    return stage.options.embedded ? rows : [...rows, await whileMailsAreSent(stage)];
  },
};

/** What remains of it while the same process hands the mails of these cases to a server. */
async function whileMailsAreSent(stage: Stage): Promise<Row> {
  const [sink, quiet] = [await startSink(), await stage.portal(stage.options.rows)];
  const sending = await startPortal(await stage.database(stage.options.rows), sink.url);
  const contestant = (name: string, port: number) => ({ name, ports: [port], next: () => nextRequest(PORTAL) });
  try {
    const [busy, alone] = await inTurns([contestant('intake with mails', sending.port), contestant('intake', quiet.port)], { ...pace(stage.options), rounds: 3 });
    const [a, b] = [median(busy!.map(perSecond)), median(alone!.map(perSecond))];
    return { id: '', what: '… while mails are sent, against none', product: rate(a), baseline: rate(b), ratio: round(a / b), goal: '', met: null };
  } finally {
    await sending.stop();
    await sink.stop();
  }
}
