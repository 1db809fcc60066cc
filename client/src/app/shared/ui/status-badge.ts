import { Component, computed, input } from '@angular/core';
import { type CaseStatus, type StatusMeaning, caseStatus } from '@contract';
import { LabelPipe } from '../i18n/label-pipe';
import { Icon, type IconName } from './icon';

const BADGES: Record<StatusMeaning, { readonly icon: IconName; readonly tone: string }> = {
  asked: { icon: 'mail', tone: 'badge-info' },
  asked_again: { icon: 'reopen', tone: 'badge-warning' },
  answered: { icon: 'check', tone: 'badge-success' },
  withdrawn: { icon: 'close', tone: '' },
  expired: { icon: 'stop', tone: 'badge-danger' },
};

/** `<app-status-badge [status]="…" />`: the label of a case's status. */
@Component({
  selector: 'app-status-badge',
  imports: [Icon, LabelPipe],
  template: `<span class="badge" [class]="badge().tone"
    ><app-icon [name]="badge().icon" /><span>{{ entry().label | label }}</span></span
  >`,
})
export class StatusBadge {
  readonly status = input.required<CaseStatus>();
  protected readonly entry = computed(() => caseStatus(this.status()));
  protected readonly badge = computed(() => BADGES[this.entry().meaning]);
}
