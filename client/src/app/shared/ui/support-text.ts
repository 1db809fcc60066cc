import { Component, computed, inject, input } from '@angular/core';
import { LanguageChoice } from '../i18n/language-choice';
import { SessionStore } from '../session/session-store';

/** Stands where the address comes; no text of the portal holds it. */
const ADDRESS = '\n';

/** `<app-support-text [text]="key" />`: a text whose `{{email}}` becomes a link to write to the provider's support. */
@Component({
  selector: 'app-support-text',
  template: `{{ parts()[0] }}@if (parts().length > 1) {<a [href]="'mailto:' + email()">{{ email() }}</a>}{{ parts()[1] }}`,
  // An address is read as a whole: it goes to a line of its own before it breaks.
  styles: `a { display: inline-block; }`,
})
export class SupportText {
  readonly text = input.required<string>();
  private readonly language = inject(LanguageChoice);
  private readonly session = inject(SessionStore);
  protected readonly parts = computed(() => this.language.text(this.text(), { email: ADDRESS }).split(ADDRESS));
  protected readonly email = computed(() => this.session.portal()?.supportEmail);
}
