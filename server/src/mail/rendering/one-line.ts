/** Line breaks and control characters, which a header must not contain. */
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A text as a header may contain it: characters that would end the line become spaces. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').trim();
}
