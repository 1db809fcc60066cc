import { inTurns } from '../load/rounds';
import { median, perSecond, round } from '../load/figures';
import { startPortal } from '../world/portal';
import { startSink } from '../world/sink';
import type { Stage } from '../world/stage';
import { type Measure, pace, type Row } from './measure';
import { nextRequest, requestsSent } from './requests';
import { compareThroughput, rate } from './throughput';

const PORTAL = '/api/intake/v1/requests';

/**
 * Durable cases per second. Mails are only rows on both sides; the mail server is unreachable, so that no mail is sent
 * meanwhile.
 */
export const b1: Measure = {
  id: 'B1',
  async run(stage) {
    const { portal, baseline } = await stage.pair(stage.options.rows);
    const bare = (path: string) => ({
      name: `baseline ${path}`,
      ports: [baseline.port],
      next: () => nextRequest(path),
    });
    const rows = await compareThroughput(stage, {
      id: 'B1',
      what: 'intake API: durable cases per second',
      atLeast: 0.5,
      product: { name: 'intake', ports: [portal.port], next: () => nextRequest(PORTAL) },
      baseline: bare('/intake'),
      oneStatement: bare('/intake-in-one-statement'),
    });
    if (stage.options.embedded) return rows;
    await checkKept(stage);
    return [...rows, await whileMailsAreSent(stage)];
  },
};

/** Checks that every acknowledged request is a case with its payment, its audit entry and its mails, on both sides. */
async function checkKept(stage: Stage): Promise<void> {
  const { prefix, count } = requestsSent();
  const [kept] = await stage.alone(stage.options.rows, (db) =>
    db.query<{ complete: number }>(
      `SELECT count(*)::integer AS complete FROM support_cases c JOIN payment_information p ON p.merchant_id = c.merchant_id AND p.case_id = c.id
     WHERE c.acquirer_reference >= $1 AND c.acquirer_reference < $1 || 'x' AND EXISTS (SELECT 1 FROM audit_entries e WHERE e.merchant_id = c.merchant_id AND e.case_id = c.id AND e.event = 'received')
       AND EXISTS (SELECT 1 FROM outgoing_mails m WHERE m.merchant_id = c.merchant_id AND m.case_id = c.id)`,
      [prefix],
    ),
  );
  if (kept!.complete !== count)
    throw new Error(`of ${count} requests that were acknowledged ${kept!.complete} are complete cases`);
}

/**
 * The share that remains while the same process sends the mails of these cases; measured one after the other, because
 * they would disturb each other.
 */
async function whileMailsAreSent(stage: Stage): Promise<Row> {
  const { rows } = stage.options;
  const alone = await intakeOf((await stage.portal(rows)).port, stage);
  await stage.alone(rows, (db) =>
    db.query(`UPDATE outgoing_mails SET state = 'sent', sent_at = now() WHERE state <> 'sent'`),
  );
  const sink = await startSink();
  const sending = await startPortal(await stage.database(rows), sink.url);
  try {
    const busy = await intakeOf(sending.port, stage);
    return {
      id: '',
      what: '… while mails are sent, against none',
      product: rate(busy),
      baseline: rate(alone),
      ratio: round(busy / alone),
      goal: '',
      met: null,
      detail: { mails: sink.takenAt.length },
    };
  } finally {
    await sending.stop();
    await sink.stop();
  }
}

async function intakeOf(port: number, stage: Stage): Promise<number> {
  const [results] = await inTurns([{ name: 'intake', ports: [port], next: () => nextRequest(PORTAL) }], {
    ...pace(stage.options),
    rounds: 3,
  });
  return median(results!.map(perSecond));
}
