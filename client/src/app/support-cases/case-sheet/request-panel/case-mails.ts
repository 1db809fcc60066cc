import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MailState, MailView } from '@contract';
import { CountPipe, InstantPipe } from '../../../shared/formats/format-pipes';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { Icon } from '../../../shared/ui/icon';
import { NoValue } from '../../../shared/ui/no-value';

/** Mails with a name of their own on the screen; the others show the contract's label. */
const NAMED = ['case-received', 'case-reopened', 'answer-receipt'];
const TONES: Record<MailState, string> = {
  queued: '',
  sending: 'badge-info',
  sent: 'badge-success',
  failed: 'badge-danger',
  superseded: '',
};

/** Only for support: the mails about a case, per recipient, and 「通知先なし」. */
@Component({
  selector: 'app-case-mails',
  imports: [CountPipe, Icon, InstantPipe, NoValue, TranslocoPipe],
  templateUrl: './case-mails.html',
  styleUrl: './records.scss',
})
export class CaseMails {
  readonly mails = input.required<readonly MailView[]>();
  readonly noRecipient = input.required<boolean>();
  protected readonly tones = TONES;
  private readonly language = inject(LanguageChoice);

  protected templateName(template: string): string {
    return NAMED.includes(template) ? this.language.text('caseSheet.mails.templates.' + template) : template;
  }
}
