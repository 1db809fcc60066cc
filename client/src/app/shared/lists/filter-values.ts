import { isCalendarDate } from '@contract';

/** Shows a query's values in the controls of a search form that bear their names. */
export function showFilters<Q extends object>(form: HTMLFormElement, query: Q, names: readonly (keyof Q & string)[]): void {
  for (const name of names) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = shownValue(control, String(query[name] ?? ''));
  }
}

/** What a search form says, without blanks around it; what is empty is undefined, so that it leaves the URL. */
export function readFilters<Q extends object>(form: HTMLFormElement, names: readonly (keyof Q & string)[]): Q {
  const values = new FormData(form);
  return Object.fromEntries(names.map((name) => [name, String(values.get(name) ?? '').trim() || undefined])) as Q;
}

/** A date control would refuse what is no date, with a warning in the console; its mistake stands beside it anyway. */
function shownValue(control: HTMLInputElement | HTMLSelectElement, value: string): string {
  return control.type === 'date' && !isCalendarDate(value) ? '' : value;
}
