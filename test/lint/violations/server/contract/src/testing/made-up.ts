export const MADE_UP = 1;
