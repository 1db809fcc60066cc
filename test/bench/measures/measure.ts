import type { Pace } from '../load/rounds';
import type { Options } from '../options';
import type { Stage } from '../world/stage';

/** One line of the table. */
export interface Row {
  readonly id: string;
  readonly what: string;
  /** Formatted for people: `412/s`, `12.1 ms`. */
  readonly product: string;
  readonly baseline: string;
  /** null where nothing is compared. */
  readonly ratio: number | null;
  /** '' = for information, without a goal. */
  readonly goal: string;
  /** null: there is no goal, or it does not apply on this machine. */
  readonly met: boolean | null;
  /** All figures behind it, for the JSON. */
  readonly detail?: object;
}

/** A benchmark of spec 5.1. It throws where it could not measure; a missed goal is a result. */
export interface Measure {
  readonly id: string;
  run(stage: Stage): Promise<Row[]>;
}

/** Spec 5.1 names 32 connections. */
export function pace({ quick }: Options, connections = 32): Pace {
  return quick
    ? { connections, rounds: 3, seconds: 1.5, warmUpSeconds: 1 }
    : { connections, rounds: 5, seconds: 5, warmUpSeconds: 3 };
}

export function notMeasured(id: string, what: string, why: string, goal: string): Row {
  return { id, what, product: why, baseline: '–', ratio: null, goal, met: null };
}
