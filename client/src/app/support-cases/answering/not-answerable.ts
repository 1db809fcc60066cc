import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CaseDetail, type StatusMeaning, caseStatus } from '@contract';
import { Icon } from '../../shared/ui/icon';
import { StatusBadge } from '../../shared/ui/status-badge';
import { SupportText } from '../../shared/ui/support-text';

const REASONS: Record<StatusMeaning, string> = {
  asked: 'answering.closed.role',
  asked_again: 'answering.closed.role',
  answered: 'answering.closed.answered',
  withdrawn: 'answering.closed.withdrawn',
  expired: 'answering.closed.expired',
};

/** Explains why there is no form: the case is closed, or the person may not answer. */
@Component({
  selector: 'app-not-answerable',
  imports: [Icon, RouterLink, StatusBadge, SupportText, TranslocoPipe],
  template: `
    <div class="notice notice-info">
      <app-icon name="info" />
      <div>
        <p class="notice-heading">{{ 'answering.closed.title' | transloco }}</p>
        <p><app-status-badge [status]="supportCase().status" /></p>
        <p><app-support-text [text]="reason()" /></p>
      </div>
    </div>
    <div class="actions">
      <a class="button button-primary" replaceUrl [routerLink]="['/cases', supportCase().caseNumber]">{{
        'answering.closed.toSheet' | transloco
      }}</a>
    </div>
  `,
})
export class NotAnswerable {
  readonly supportCase = input.required<CaseDetail>();
  protected readonly reason = computed(() => REASONS[caseStatus(this.supportCase().status).meaning]);
}
