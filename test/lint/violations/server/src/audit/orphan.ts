// Violates: no-orphans
export const ORPHAN = 1;
