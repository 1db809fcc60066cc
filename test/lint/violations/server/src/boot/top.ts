export const TOP = 1;
