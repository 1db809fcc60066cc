import { setTimeout as pause } from 'node:timers/promises';

const WITHIN_MS = 120_000;

/** Waits until a condition holds; `printed`: the output of a process, shown when it does not. */
export async function until(holds: () => Promise<boolean>, printed: () => string = () => ''): Promise<void> {
  for (const end = Date.now() + WITHIN_MS; !(await holds()); await pause(100))
    if (Date.now() > end) throw new Error(`It never came true\n${printed()}`);
}
