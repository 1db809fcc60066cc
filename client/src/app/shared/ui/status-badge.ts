import { Component, computed, input } from '@angular/core';
import { CASE_STATUS_LABELS, type CaseStatus } from '@contract';
import { LabelPipe } from '../i18n/label-pipe';
import { Icon, type IconName } from './icon';

const LOOKS: Record<CaseStatus, { readonly icon: IconName; readonly tone: string }> = {
  received: { icon: 'mail', tone: 'badge-info' },
  reopened: { icon: 'reopen', tone: 'badge-warning' },
  closed_answered: { icon: 'check', tone: 'badge-success' },
  closed_withdrawn: { icon: 'close', tone: '' },
  closed_expired: { icon: 'stop', tone: 'badge-danger' },
};

/** `<app-status-badge [status]="…" />`: a case's status in its own words. */
@Component({
  selector: 'app-status-badge',
  imports: [Icon, LabelPipe],
  template: `<span class="badge" [class]="look().tone"
    ><app-icon [name]="look().icon" /><span>{{ label() | label }}</span></span
  >`,
})
export class StatusBadge {
  readonly status = input.required<CaseStatus>();
  protected readonly look = computed(() => LOOKS[this.status()]);
  protected readonly label = computed(() => CASE_STATUS_LABELS[this.status()]);
}
