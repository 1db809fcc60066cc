/** A choice stored in this browser, or null: storage may be disabled, and may contain anything. */
export function storedChoice<T extends string>(name: string, choices: readonly T[]): T | null {
  try {
    const stored = localStorage.getItem(name);
    return choices.find((choice) => choice === stored) ?? null;
  } catch {
    return null;
  }
}

/** Without storage the choice lasts until the page is left. */
export function keepChoice(name: string, choice: string): void {
  try {
    localStorage.setItem(name, choice);
  } catch {
    // Only the memory of the choice is lost.
  }
}
