// Violates: Ask the injected Clock for now, so that a test can say what time it is.
export const now = (): Date => new Date();
