import { decode, encode } from 'iconv-lite';

const CHARSET = 'CP932';
/** The same character under another code point: Windows, whose Shift_JIS the provider speaks, took these. */
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
/** 下駄, the printers' sign for a type that is not in the case. */
const MISSING = '〓';

/**
 * The bytes of a text in the provider's Shift_JIS (CP932). Characters outside of it become 〓, so that what is hashed, sent and
 * read at the other end is one and the same; control characters are left out.
 */
export function shiftJis(text: string): Buffer {
  const known = [...text.normalize('NFC')].filter((character) => !/\p{Cc}/u.test(character)).map(representable);
  return encode(known.join(''), CHARSET);
}

/** The same, cut to so many bytes without halving a character. */
export function shiftJisUpTo(text: string, bytes: number): Buffer {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('ja').segment(text)) {
    if (shiftJis(kept + segment).length > bytes) break;
    kept += segment;
  }
  return shiftJis(kept);
}

/** Null where the bytes are no Shift_JIS. */
export function readShiftJis(bytes: Buffer): string | null {
  const text = decode(bytes, CHARSET);
  return text.includes('\ufffd') ? null : text;
}

function representable(character: string): string {
  const twin = TWINS[character] ?? character;
  return decode(encode(twin, CHARSET), CHARSET) === twin ? twin : MISSING;
}
