export const OPERATIONS = 1;
