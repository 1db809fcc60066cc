import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Label, NoticeTypeCode } from '@contract';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { type AskedItem, askedItems } from './asked-items';

/** 「ご回答いただく項目」. */
@Component({
  selector: 'app-asked-list',
  imports: [TranslocoPipe],
  template: `
    <dl class="facts">
      @for (row of rows(); track row.name) {
        <div>
          <dt>{{ row.label }}</dt>
          <dd>
            {{ row.fields }}
            @if (row.optional) {
              <span class="mark mark-optional">{{ 'caseSheet.request.optional' | transloco }}</span>
            }
            @if (row.when) {
              <p class="when">{{ row.when }}</p>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    .when {
      margin: 0;
      color: var(--text-muted);
      font-size: 0.875rem;
    }
    .mark {
      margin-inline-start: 0;
    }
  `,
})
export class AskedList {
  readonly noticeType = input.required<NoticeTypeCode>();
  private readonly language = inject(LanguageChoice);
  protected readonly rows = computed(() =>
    askedItems(this.noticeType()).map((item) => ({
      name: item.name,
      label: this.language.label(item.label),
      optional: item.optional,
      fields: this.joined(item.fields),
      when: this.inWords(item.when),
    })),
  );

  private inWords(when: AskedItem['when']): string | null {
    if (!when) return null;
    const values = when.values.map((value) =>
      typeof value === 'boolean'
        ? this.language.text(value ? 'caseSheet.answer.yes' : 'caseSheet.answer.no')
        : this.language.label(value),
    );
    return this.language.text('caseSheet.request.when', {
      field: this.language.label(when.field),
      value: this.list(values),
    });
  }

  private joined(labels: readonly Label[]): string {
    return this.list(labels.map((label) => this.language.label(label)));
  }

  private list(words: readonly string[]): string {
    return words.join(this.language.current() === 'ja' ? '、' : ', ');
  }
}
