import { decode, encode } from 'iconv-lite';

const CHARSET = 'CP932';
/** The same character under another code point: Windows, whose Shift_JIS the provider uses, chose these. */
const TWINS: Readonly<Record<string, string>> = {
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '¥': '￥',
  '\u00a0': ' ',
};
/** 下駄, the typesetters' sign for a missing character. */
const MISSING = '〓';

/**
 * The bytes of a text in the provider's Shift_JIS (CP932). Characters outside of it become 〓, so that the hashed, sent
 * and received text is the same; control characters are left out.
 */
export function shiftJis(text: string): Buffer {
  const known = [...text.normalize('NFC')].filter((character) => !/\p{Cc}/u.test(character)).map(representable);
  return encode(known.join(''), CHARSET);
}

/** The same, cut to `bytes` bytes without splitting a character. */
export function shiftJisUpTo(text: string, bytes: number): Buffer {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('ja').segment(text)) {
    if (shiftJis(kept + segment).length > bytes) break;
    kept += segment;
  }
  return shiftJis(kept);
}

/** Null if the bytes are not valid Shift_JIS. */
export function readShiftJis(bytes: Buffer): string | null {
  const text = decode(bytes, CHARSET);
  return text.includes('\ufffd') ? null : text;
}

function representable(character: string): string {
  const twin = TWINS[character] ?? character;
  return decode(encode(twin, CHARSET), CHARSET) === twin ? twin : MISSING;
}
