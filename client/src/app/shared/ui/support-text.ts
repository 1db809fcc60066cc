import { Component, computed, inject, input } from '@angular/core';
import { LanguageChoice } from '../i18n/language-choice';
import { SessionStore } from '../session/session-store';

/** Up to this length an address does not wrap; a longer one has to on a phone. */
const FITTING = 30;
/** A placeholder for the address, which occurs in no text of the portal. */
const ADDRESS = '\n';

/** `<app-support-text [text]="key" />`: a text whose `{{email}}` becomes a mail link to the provider's support. */
@Component({
  selector: 'app-support-text',
  template: `
    @if (parts().length > 1) {
      {{ parts()[0] }}<a [href]="'mailto:' + email()" [class.together]="email().length <= fitting">{{ email() }}</a
      >{{ parts()[1] }}
    } @else {
      {{ parts()[0] }}
    }
  `,
})
export class SupportText {
  readonly text = input.required<string>();
  protected readonly fitting = FITTING;
  private readonly language = inject(LanguageChoice);
  private readonly session = inject(SessionStore);
  protected readonly parts = computed(() => this.language.text(this.text(), { email: ADDRESS }).split(ADDRESS));
  protected readonly email = computed(() => this.session.portal()?.supportEmail ?? '');
}
