// Violates: Screen texts stand in the translation files, also those with a value in them.
export const title = (n: number): string => `照会${n}`;
