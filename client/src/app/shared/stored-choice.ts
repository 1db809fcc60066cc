/** A choice that this browser keeps, or null: storage may be switched off, and may hold anything. */
export function storedChoice<T extends string>(name: string, choices: readonly T[]): T | null {
  try {
    const stored = localStorage.getItem(name);
    return choices.find((choice) => choice === stored) ?? null;
  } catch {
    return null;
  }
}

/** Without storage the choice holds until the page is left. */
export function keepChoice(name: string, choice: string): void {
  try {
    localStorage.setItem(name, choice);
  } catch {
    // Nothing is lost but the memory of it.
  }
}
