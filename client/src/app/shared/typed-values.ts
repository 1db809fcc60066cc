/** Values of a form's named text controls that differ from their initial values. */
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
