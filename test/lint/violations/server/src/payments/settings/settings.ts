export const SETTINGS = 1;
