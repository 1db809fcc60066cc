/** A failure of a start or a command that whoever operates the portal can mend: its message says which setting, and what to do. */
export class PlainError extends Error {}
