/**
 * A failure of a start or a command that the portal's operator can correct: its message names the setting and what to
 * do.
 */
export class PlainError extends Error {}
