export const STARTED = true;
