/** `2026/11/24` of `2026-11-24`. */
export function calendarDate(date: string): string {
  return date.replaceAll('-', '/');
}

/** `¥1,980`. */
export function yen(amount: number): string {
  return `¥${amount.toLocaleString('en-US')}`;
}

/** `880-0811` of `8800811`. */
export function postalCode(digits: string): string {
  return digits.replace(/^(\d{3})(\d{4})$/, '$1-$2');
}
