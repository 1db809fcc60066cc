// Violates: @typescript-eslint/no-floating-promises
export function float(work: () => Promise<void>): void {
  work();
}
