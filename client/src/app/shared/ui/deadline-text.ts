import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Deadline } from '@contract';
import { deadlineWording } from '../formats/deadline-wording';
import { LanguageChoice } from '../i18n/language-choice';
import { Icon } from './icon';

/** `<app-deadline-text [deadline]="…" />`: how long is left, in words, with an icon and the date. */
@Component({
  selector: 'app-deadline-text',
  imports: [Icon, TranslocoPipe],
  template: `
    @let words = wording();
    @if (words.icon; as icon) {<app-icon [name]="icon" />}
    <span>{{ words.key | transloco: words.params }}</span>
  `,
  styleUrl: './deadline-text.scss',
  host: { '[class]': 'deadline().state' },
})
export class DeadlineText {
  readonly deadline = input.required<Deadline>();
  private readonly language = inject(LanguageChoice);
  protected readonly wording = computed(() => deadlineWording(this.deadline(), this.language.current()));
}
