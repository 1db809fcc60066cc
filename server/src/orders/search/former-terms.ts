import type { SearchField } from './search-terms';

/**
 * The pieces by which orders are indexed that were placed before `orders.search_version` existed and have not been
 * re-indexed yet (`IndexOrdersTask`): they are found as before, so that no order is lost in the meantime. To be removed
 * with `FORMER_VERSION`.
 */
const MOST_CHARACTERS = 60;
/** Marks the first character of a name. */
const FIRST = '^';

export function formerTermsOf(field: SearchField, text: string): string[] {
  const characters = formerForm(field, text);
  if (!characters.length) return [];
  return isWhole(field) ? [characters.join('')] : [FIRST + characters[0]!, ...neighbours(characters)];
}

export function formerTermsSought(field: SearchField, text: string): string[] {
  const characters = formerForm(field, text);
  if (!characters.length) return [];
  if (isWhole(field)) return [characters.join('')];
  return characters.length === 1 ? [FIRST + characters[0]!] : neighbours(characters);
}

function formerForm(field: SearchField, text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  if (field === 'phone') return [...plain.replace(/[^\d+]/g, '')];
  const kana = plain.replace(/[\u3041-\u3096]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0x60));
  return [...(field === 'kana' ? kana : plain)];
}

function isWhole(field: SearchField): boolean {
  return field === 'email' || field === 'phone';
}

function neighbours(characters: readonly string[]): string[] {
  return characters
    .slice(0, MOST_CHARACTERS - 1)
    .flatMap((character, i) => (i + 1 < characters.length ? [character + characters[i + 1]!] : []));
}
