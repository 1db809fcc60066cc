import { join } from 'node:path';
import { median, round } from '../load/figures';
import { type Database } from '../world/database';
import { ROOT, startPortal } from '../world/portal';
import { startProgram } from '../world/program';
import { type Sink, startSink } from '../world/sink';
import type { Stage } from '../world/stage';
import { type Measure, type Row } from './measure';
import { nextRequest } from './requests';
import { rate } from './throughput';

const MAILS = { quick: 2_000, full: 10_000 };
const ROUNDS = 3;
const POOL = ['test/bench/typescript.cjs', 'test/bench/baselines/mail-pool.ts'].map((file) => join(ROOT, file));

/** How fast the portal sends mails that are due to a server; the baseline sends the same mail again and again. */
export const b8: Measure = {
  id: 'B8',
  async run(stage) {
    const mails = stage.options.quick ? MAILS.quick : MAILS.full;
    const sink = await startSink();
    const [ours, bare]: [number[], number[]] = [[], []];
    try {
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await portalSends(stage, sink, mails));
        bare.push(await poolSends(sink, mails));
      }
    } finally {
      await sink.stop();
    }
    return [row(mails, ours, bare)];
  },
};

function row(mails: number, ours: readonly number[], bare: readonly number[]): Row {
  const ratio = median(ours) / median(bare);
  return {
    id: 'B8',
    what: `mails per second, ${mails.toLocaleString('en-US')} to an SMTP sink`,
    product: rate(median(ours)),
    baseline: rate(median(bare)),
    ratio: round(ratio),
    goal: '≥ 0.8',
    met: ratio >= 0.8,
    detail: { productPerSecond: ours.map(round), baselinePerSecond: bare.map(round) },
  };
}

/** One more request wakes the deliverer, as every request does. */
async function portalSends(stage: Stage, sink: Sink, mails: number): Promise<number> {
  await stage.alone(stage.options.small, (db) => enqueue(db, mails));
  sink.forget();
  const portal = await startPortal(await stage.database(stage.options.small), sink.url);
  try {
    await fetch(`http://127.0.0.1:${portal.port}/api/intake/v1/requests`, fetched(nextRequest('/').bytes));
    await sink.taken(mails);
    return speed(sink, mails);
  } finally {
    await portal.stop();
  }
}

async function poolSends(sink: Sink, mails: number): Promise<number> {
  sink.forget();
  const pool = await startProgram(POOL, { SMTP_PORT: String(sink.port), MAILS: String(mails), NODE_ENV: 'production' });
  await sink.taken(mails);
  await pool.stop();
  return speed(sink, mails);
}

/** Measured from the first mail to the last: neither the start nor the wake-up is included. */
function speed({ takenAt }: Sink, mails: number): number {
  return (mails - 1) / ((takenAt[mails - 1]! - takenAt[0]!) / 1_000);
}

function fetched(bytes: Buffer): RequestInit {
  const [head, body] = bytes.toString().split('\r\n\r\n') as [string, string];
  const authorization = /^authorization: (.+)$/m.exec(head)![1]!;
  return { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body };
}

async function enqueue(db: Database, mails: number): Promise<void> {
  await db.query(
    `INSERT INTO outgoing_mails (merchant_id, case_id, once_key, template, recipient, facts, next_attempt_at, enqueued_at)
    SELECT merchant_id, id, 'bench:' || gen_random_uuid(), 'case-received', 'notify-' || i || '@example.jp', jsonb_build_object('revision', revision), now(), now()
    FROM support_cases CROSS JOIN generate_series(1, 20) AS i WHERE status = 'received' LIMIT $1::integer`,
    [mails],
  );
}
