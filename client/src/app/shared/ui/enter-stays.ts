import { Directive, ElementRef, inject } from '@angular/core';

/**
 * A form of several lines: Enter in one of them does nothing, for whoever types Japanese presses it once too often. Ctrl+Enter (⌘+Enter)
 * presses the form's button from anywhere in it.
 */
@Directive({ selector: 'form[appEnterStays]', host: { '(keydown)': 'press($event)' } })
export class EnterStays {
  private readonly form = inject<ElementRef<HTMLFormElement>>(ElementRef).nativeElement;

  protected press(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    const submits = (event.ctrlKey || event.metaKey) && !event.repeat && !isComposing(event);
    if (submits || isLine(event.target)) event.preventDefault();
    if (submits) this.form.requestSubmit();
  }
}

/** What would submit the form at Enter; buttons, links and texts of several lines have their own use for it. */
function isLine(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** The Enter that ends a conversion; Safari tells of it by the key's code alone. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
