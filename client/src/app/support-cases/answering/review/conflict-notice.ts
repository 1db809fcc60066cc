import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE_STATUS_LABELS, type CaseDetail } from '@contract';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { Icon } from '../../../shared/ui/icon';

/** The case was answered or withdrawn meanwhile; what was typed stays on the page to be copied. */
@Component({
  selector: 'app-conflict-notice',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    <div class="notice notice-danger" role="alert">
      <app-icon name="alert" />
      <div>
        <p class="notice-heading">{{ 'answering.conflict.title' | transloco }}</p>
        <p>{{ 'answering.conflict.text' | transloco: { status: status() } }}</p>
        <p>{{ 'answering.conflict.kept' | transloco }}</p>
        <p><a [routerLink]="['/cases', supportCase().caseNumber]">{{ 'answering.closed.toSheet' | transloco }}</a></p>
      </div>
    </div>
  `,
})
export class ConflictNotice {
  readonly supportCase = input.required<CaseDetail>();
  protected readonly status = computed(() => this.language.label(CASE_STATUS_LABELS[this.supportCase().status]));
  private readonly language = inject(LanguageChoice);
}
