import { encode } from 'iconv-lite';
import { cipher, type CipherKeys } from './cipher';
import { stampOf } from './tokyo';

/** Elements in their order; an object is a section, `null` is an empty element. */
export type Elements = readonly (readonly [name: string, content: string | null | Elements])[];

export const SECTION_OF_THE_CARD = 'res_pay_method_info';

/** A response in the provider's format. @param id The id of the request; null if it could not be determined. */
export function writeAnswer(id: string | null, elements: Elements, now: Date, keys: CipherKeys | null): Buffer {
  const content = write([...elements, ['res_date', stampOf(now)]], keys, false);
  const attribute = id === null ? '' : ` id="${id}"`;
  return encode(
    `<?xml version='1.0' encoding='Shift_JIS' ?>\n  <sps-api-response${attribute}>\n${content}  </sps-api-response>\n`,
    'CP932',
  );
}

function write(elements: Elements, keys: CipherKeys | null, ofCard: boolean): string {
  return elements
    .map(([name, content]) => {
      if (content === null || content === '') return `    <${name}/>\n`;
      if (typeof content !== 'string')
        return `    <${name}>\n${write(content, keys, ofCard || name === SECTION_OF_THE_CARD)}    </${name}>\n`;
      return `    <${name}>${ofCard && keys ? cipher(content, keys) : content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>\n`;
    })
    .join('');
}
