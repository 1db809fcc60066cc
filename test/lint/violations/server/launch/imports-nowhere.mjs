// Violates: no-unresolvable
export * from './nowhere.mjs';
