/** Moves the focus to an input and shows it in the middle; a link's fragment would change what the back button does. */
export function goToInput(inputId: string): void {
  const input = document.getElementById(inputId);
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
