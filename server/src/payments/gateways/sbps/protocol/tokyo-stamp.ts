const OFFSET_MS = 9 * 60 * 60 * 1_000;
const STAMP = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** An instant in the protocol's format: 14 digits, `YYYYMMDDhhmmss` in Asia/Tokyo, which has no summer time. */
export function tokyoStamp(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** Null for a text that is not such a stamp, or not a day of the calendar. */
export function readTokyoStamp(stamp: string): Date | null {
  const [, year, month, day, hour, minute, second] = STAMP.exec(stamp) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
  return Number.isNaN(at.getTime()) || tokyoStamp(at) !== stamp ? null : at;
}

/** `YYYY-MM-DD` of a stamp that is only a date (followed by `000000`), such as a 売上日; null for any other. */
export function dateOf(stamp: string): string | null {
  return readTokyoStamp(stamp) && stamp.endsWith('000000')
    ? `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}`
    : null;
}
