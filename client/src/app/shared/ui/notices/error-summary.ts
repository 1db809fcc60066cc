import { Component, ElementRef, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { markMistakesInTitle } from '../../mistakes-in-title';
import { Icon } from '../icon';

/** An error in a form: the id of its control, the field's name and the message, both in the portal's language. */
export interface FieldMistake {
  readonly controlId: string;
  readonly label: string;
  readonly message: string;
}

/**
 * `<app-error-summary [mistakes]="…" />`: all errors of a form, each with a link to its field. Call `focus()` after a
 * failed validation.
 */
@Component({
  selector: 'app-error-summary',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (mistakes().length) {
      <div class="notice notice-danger error-summary" role="alert" tabindex="-1">
        <app-icon name="alert" />
        <div>
          <p class="notice-heading">{{ 'shared.mistakes' | transloco: { count: mistakes().length } }}</p>
          <ul>
            @for (mistake of mistakes(); track mistake.controlId + mistake.message) {
              <li>
                <a [href]="'#' + mistake.controlId" (click)="go($event, mistake.controlId)">{{ mistake.label }}</a>:
                {{ mistake.message }}
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
})
export class ErrorSummary {
  readonly mistakes = input.required<readonly FieldMistake[]>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    markMistakesInTitle(() => this.mistakes().length > 0);
  }

  focus(): void {
    this.host.nativeElement.querySelector<HTMLElement>('.error-summary')?.focus();
  }

  /** Moves the focus itself: a fragment link would change the URL and thereby the meaning of the back button. */
  protected go(event: Event, controlId: string): void {
    event.preventDefault();
    const control = document.getElementById(controlId);
    control?.closest('details')?.setAttribute('open', '');
    control?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  }
}
