// Violates: @typescript-eslint/no-misused-promises
export const each = (work: (n: number) => Promise<void>): void => [1, 2].forEach(async (n) => work(n));
