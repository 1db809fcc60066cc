/** Line breaks and control characters, as a header must not have them. */
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A text as it may stand in a header: whatever would end the line becomes a space. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').trim();
}
