/** ASCII in full width, as typed on a Japanese keyboard that was not switched. */
export function inFullWidth(text: string): string {
  return text
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000');
}
