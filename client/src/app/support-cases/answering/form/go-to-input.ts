/** Moves the focus to an input and scrolls it to the middle; a fragment link would change what the back button does. */
export function goToInput(inputId: string): void {
  const input = document.getElementById(inputId);
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
