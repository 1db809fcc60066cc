/** The card schemes' published test numbers. */
export const NUMBERS = {
  visa: '4111111111111111',
  visa19: '4111111111111111110',
  mastercard: '5555555555554444',
  mastercard2: '2223003122003222',
  amex: '378282246310005',
  jcb: '3530111333300000',
  diners: '30569309025904',
  diners36: '36227206271667',
  discover: '6011111111111117',
  unionpay: '6240008631401148',
};

export function inGroups(digits: string, separator: string): string {
  return digits.match(/\d{1,4}/g)!.join(separator);
}

/** Completes digits to a number that passes Luhn. */
export function completed(digits: string): string {
  return [...'0123456789'].map((check) => digits + check).find((number) => luhn(number))!;
}

function luhn(number: string): boolean {
  const sum = [...number]
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]! : Number(digit)), 0);
  return sum % 10 === 0;
}
