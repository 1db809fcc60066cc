/** What was typed into the text controls of a form that have a name, beyond what they began with. */
export type TypedValues = Readonly<Record<string, string>>;

export function typedValues(form: HTMLFormElement): TypedValues {
  return Object.fromEntries(
    controls(form)
      .filter(({ value, defaultValue }) => value !== defaultValue)
      .map(({ name, value }) => [name, value]),
  );
}

export function typeIn(form: HTMLFormElement, values: TypedValues): void {
  for (const control of controls(form)) control.value = values[control.name] ?? control.value;
}

function controls(form: HTMLFormElement): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...form.elements].filter(
    (control) => (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) && control.name !== '',
  ) as HTMLInputElement[];
}
