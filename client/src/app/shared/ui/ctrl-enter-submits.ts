import { Directive, ElementRef, inject } from '@angular/core';

/**
 * For forms with several inputs: Enter in an input does not submit, because people who type Japanese often press it
 * once too often. Ctrl+Enter (⌘+Enter) submits from anywhere in the form.
 */
@Directive({ selector: 'form[appCtrlEnterSubmits]', host: { '(keydown)': 'press($event)' } })
export class CtrlEnterSubmits {
  private readonly form = inject<ElementRef<HTMLFormElement>>(ElementRef).nativeElement;

  protected press(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    const submits = (event.ctrlKey || event.metaKey) && !event.repeat && !isComposing(event);
    if (submits || isLine(event.target)) event.preventDefault();
    if (submits) this.form.requestSubmit();
  }
}

/** Inputs in which Enter would submit the form; buttons, links and textareas use Enter themselves. */
function isLine(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** The Enter that confirms a conversion of an input method; Safari marks it only by its key code. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
