import { computed, signal } from '@angular/core';
import { type CaseDetail, type FieldError, answerContext, checkAnswer, maskCardNumbers, pointerOf } from '@contract';
import { answerInput } from './answer-input';
import { valueAt, withValueAt } from './draft-path';
import { type Draft, itemsAt, movedUp, withIncluded, withItem, withNotHeld, withoutItem, withValue } from './draft';
import { type FieldProblem, fieldProblems } from './field-problem';
import { formSections } from './form-sections';
import { prefilledDraft } from './prefilled-draft';
import { withHolderAsGuest } from './holder-as-guest';

/** An answer being written: the entered input, the answer that would be sent, missing items and visible errors. */
export class AnswerForm {
  private readonly start: Draft;
  private readonly entered;
  private readonly left = signal<ReadonlySet<string>>(new Set());
  private readonly asked = signal(false);
  private readonly found = signal<readonly FieldProblem[]>([]);
  private readonly refused = signal<readonly FieldError[]>([]);

  /**
   * @param today A signal with the date in Asia/Tokyo, `YYYY-MM-DD`, which changes at midnight.
   * @param entered Input that was kept from before.
   */
  constructor(
    private readonly supportCase: CaseDetail,
    private readonly today: () => string,
    entered?: Draft,
  ) {
    this.start = prefilledDraft(supportCase);
    this.entered = signal(entered ?? this.start);
  }

  readonly context = computed(() => answerContext(this.supportCase, this.today()));
  readonly draft = computed(() => this.entered());
  readonly changed = computed(() => this.entered() !== this.start);
  private readonly input = computed(() => answerInput(this.entered(), this.context()));
  private readonly checked = computed(() => checkAnswer(this.input(), this.context()));
  readonly sections = computed(() => formSections(this.entered(), this.input().sections, this.context()));
  /** The normalised answer as it would be registered; only meaningful while there are no problems. */
  readonly answer = computed(() => this.checked().answer);

  /** All current problems in the order of the form; an error of the server stays until its field is changed. */
  readonly problems = computed(() => {
    const own = this.checked().errors;
    const others = this.refused().filter((r) => !own.some((e) => e.pointer === r.pointer));
    return fieldProblems([...own, ...others], this.sections());
  });
  /** The problems that are shown: missing items always, errors once their field was left or 「確認」 was pressed. */
  readonly visibleProblems = computed(() => this.problems().filter((p) => p.missing || this.isVisible(p.path)));

  /**
   * The problems in the summary: those found by 「確認」 or the server, until the last of them is corrected. The
   * summary does not shrink in between, because screen readers would read it again at every key.
   */
  readonly summarised = computed(() =>
    this.found().some((f) => this.problems().some((p) => isSame(p, f))) ? this.found() : [],
  );

  /** The visible errors of a field: none before it was left. */
  errorsAt(path: string): readonly FieldError[] {
    return this.problems()
      .filter((p) => p.path === path && this.isVisible(path, p.error))
      .map((p) => p.error);
  }

  valueAt(path: string): unknown {
    return valueAt(this.entered().sections, path);
  }

  isNotHeld(path: string): boolean {
    return this.entered().notHeld.includes(path);
  }

  enter(path: string, value: unknown): void {
    this.change(path, (draft) => withValue(draft, path, value));
  }

  /** On blur a field shows its normalised value, if it can be read. */
  leave(path: string): void {
    this.left.update((left) => new Set([...left, path]));
    const [typed, read] = [this.valueAt(path), valueAt(this.checked().answer.sections, path)];
    if (
      typeof typed !== 'string' ||
      read === undefined ||
      typed === String(read) ||
      typed === valueAt(this.start.sections, path)
    )
      return;
    this.entered.update((draft) => ({ ...draft, sections: withValueAt(draft.sections, path, String(read)) }));
  }

  declareNotHeld(path: string, notHeld: boolean): void {
    this.change(path, (draft) => withNotHeld(draft, path, notHeld));
  }

  include(section: string, included: boolean): void {
    this.change(section, (draft) => withIncluded(draft, section, included));
  }

  addItem(path: string): void {
    this.change(path, (draft) => withItem(draft, path));
  }

  removeItem(path: string, index: number): void {
    this.left.update((left) => new Set([...left].flatMap((p) => movedUp(p, path, index))));
    this.change(path, (draft) => withoutItem(draft, path, index));
  }

  /** 「予約者と同じ」. */
  copyHolderToGuest(index: number): void {
    this.change(`guests.${index}`, (draft) => withHolderAsGuest(draft, index));
  }

  /** Masks card numbers in a text except for their last 4 digits. */
  maskCardNumber(path: string): void {
    this.enter(path, maskCardNumbers(String(this.valueAt(path) ?? ''), this.context().ownIdentifiers));
  }

  itemCount(path: string): number {
    return itemsAt(this.entered(), path).length;
  }

  /** 「確認」: shows all errors from now on. @returns whether there are none. */
  confirm(): boolean {
    this.refuse([]);
    return this.problems().length === 0;
  }

  /** Takes over the server's errors. */
  refuse(errors: readonly FieldError[]): void {
    this.asked.set(true);
    this.refused.set(errors);
    this.found.set(this.problems());
  }

  private change(path: string, change: (draft: Draft) => Draft): void {
    const pointer = pointerOf(path);
    this.refused.update((errors) =>
      errors.filter((e) => e.pointer !== pointer && !e.pointer.startsWith(`${pointer}/`)),
    );
    this.entered.update(change);
  }

  /** "One of several fields is missing" is only shown once all of these fields were left. */
  private isVisible(path: string | null, error?: FieldError): boolean {
    return this.asked() || (path !== null && this.left().has(path) && error?.code !== 'one_required');
  }
}

function isSame(one: FieldProblem, other: FieldProblem): boolean {
  return one.error.pointer === other.error.pointer && one.error.code === other.error.code;
}
