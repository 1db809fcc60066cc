import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock } from '../shared/clock';

const TOLERATED_SECONDS = 60;

/** Says so where this machine and the database do not agree on the time: days, deadlines and sessions are reckoned by this one's. */
export async function warnOfClock(database: DataSource, clock = new Clock()): Promise<void> {
  const [{ now }] = (await database.query('SELECT clock_timestamp() AS now')) as [{ now: Date }];
  const seconds = Math.round((clock.now().getTime() - now.getTime()) / 1_000);
  if (Math.abs(seconds) <= TOLERATED_SECONDS) return;
  new Logger('Clock').warn(`The clock of this machine is ${duration(Math.abs(seconds))} ${seconds > 0 ? 'ahead of' : 'behind'} the database's: days, deadlines and sessions go wrong by that. Set both by NTP.`);
}

/** The largest unit that fits, `3 days`. */
function duration(seconds: number): string {
  const units = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;
  const [unit, length] = units.find(([, one]) => seconds >= one) ?? (['second', 1] as const);
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
