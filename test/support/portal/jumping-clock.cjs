/**
 * Preloaded into a portal (`NODE_OPTIONS=--require=…`): its clock is ahead by CLOCK_AHEAD_MS from the start, and jumps
 * by CLOCK_JUMP_MS at each SIGUSR2. Timers and performance.now() continue steadily, as on a machine whose clock is set.
 */
let ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (_, args) => (args.length ? new RealDate(...args) : new RealDate(RealDate.now() + ahead)),
  get: (target, key) => (key === 'now' ? () => RealDate.now() + ahead : Reflect.get(target, key)),
});
Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + ahead });

process.on('SIGUSR2', () => (ahead += Number(process.env.CLOCK_JUMP_MS)));
