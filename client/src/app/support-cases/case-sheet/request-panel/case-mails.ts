import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MailState, MailView } from '@contract';
import { CountPipe, InstantPipe } from '../../../shared/formats/format-pipes';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { Icon } from '../../../shared/ui/icon';
import { NoValue } from '../../../shared/ui/no-value';

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
  imports: [CountPipe, Icon, InstantPipe, LabelPipe, NoValue, TranslocoPipe],
  templateUrl: './case-mails.html',
  styleUrl: './records.scss',
})
export class CaseMails {
  readonly mails = input.required<readonly MailView[]>();
  readonly noRecipient = input.required<boolean>();
  protected readonly tones = TONES;
}
