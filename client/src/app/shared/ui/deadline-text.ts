import { Component, computed, inject, input } from '@angular/core';
import { type Deadline, deadlineText } from '@contract';
import { formatDate } from '../formats/formats';
import { LanguageChoice } from '../i18n/language-choice';
import { Icon, type IconName } from './icon';

const ICONS: Record<Deadline['state'], IconName | null> = {
  overdue: 'alert',
  today: 'hourglass',
  last: 'hourglass',
  soon: 'hourglass',
  later: 'clock',
  closed: null,
};

/** `<app-deadline-text [deadline]="…" />`: the remaining time in words, with an icon and the date. */
@Component({
  selector: 'app-deadline-text',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <app-icon [name]="name" />
    }
    <span>{{ text() }}</span>
  `,
  styleUrl: './deadline-text.scss',
  host: { '[class]': 'deadline().state' },
})
export class DeadlineText {
  readonly deadline = input.required<Deadline>();
  private readonly language = inject(LanguageChoice);
  protected readonly icon = computed(() => ICONS[this.deadline().state]);
  protected readonly text = computed(() =>
    deadlineText(this.deadline(), formatDate(this.deadline().on, this.language.current()), this.language.current()),
  );
}
