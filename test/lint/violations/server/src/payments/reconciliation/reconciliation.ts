export const RECONCILIATION = 1;
