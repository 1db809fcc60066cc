/**
 * The beginnings that spreadsheets treat as a formula, including the full-width forms (OWASP), also after invisible
 * characters and characters that an encoding omits.
 */
const FORMULA = /^\p{Default_Ignorable_Code_Point}*[=+\-@\t\r＝＋－＠−]/u;
const QUOTED = /[",\r\n]/;

/** One record in the format of RFC 4180, with its CRLF; empty cells stay empty. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that begins like a formula is prefixed with an apostrophe, so that spreadsheets do not execute it. */
function csvCell(value: string | number | null): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
