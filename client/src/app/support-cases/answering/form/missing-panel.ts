import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { Icon } from '../../../shared/ui/icon';
import type { AnswerForm } from '../model/answer-form';
import { problemLabel } from './problem-label';

/**
 * The items that are still missing, updated while typing: beside the form where the screen is wide, otherwise in an
 * expandable bar at the bottom.
 */
@Component({
  selector: 'app-missing-panel',
  imports: [Icon, TranslocoPipe],
  templateUrl: './missing-panel.html',
  styleUrl: './missing-panel.scss',
})
export class MissingPanel {
  readonly form = input.required<AnswerForm>();
  protected readonly opened = signal(false);
  protected readonly problems = computed(() =>
    this.form()
      .visibleProblems()
      .filter((p) => p.inputId !== null),
  );
  protected readonly missing = computed(() => this.problems().filter((p) => p.missing).length);
  protected readonly wrong = computed(() => this.problems().length - this.missing());
  protected readonly rows = computed(() =>
    this.problems().map((problem) => ({ ...problem, label: problemLabel(problem, this.language) })),
  );
  private readonly language = inject(LanguageChoice);

  protected go(event: Event, inputId: string): void {
    event.preventDefault();
    this.opened.set(false);
    goToInput(inputId);
  }
}

/** Moves the focus to an input and scrolls it to the middle; a fragment link would change what the back button does. */
function goToInput(inputId: string): void {
  const input = document.getElementById(inputId);
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
