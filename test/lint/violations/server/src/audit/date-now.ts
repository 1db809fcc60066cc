// Violates: Ask the injected Clock for now instead of Date.now().
export const now = (): number => Date.now();
