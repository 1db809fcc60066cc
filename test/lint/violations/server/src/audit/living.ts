export const LIVING = 1;
