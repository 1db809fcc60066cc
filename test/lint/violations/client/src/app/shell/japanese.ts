// Violates: Screen texts stand in the translation files.
export const TITLE = '照会';
