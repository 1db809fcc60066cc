/** What spreadsheets take for a formula, the full-width forms too (OWASP), also behind what is not seen and what an encoding leaves out. */
const FORMULA = /^\p{Default_Ignorable_Code_Point}*[=+\-@\t\r＝＋－＠−]/u;
const QUOTED = /[",\r\n]/;

/** One record as RFC 4180 has it, with its CRLF; empty cells stay empty. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that begins like a formula gets an apostrophe before it, so that nothing in it is carried out where it is opened. */
function csvCell(value: string | number | null): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
