import { computed, signal } from '@angular/core';
import { type CaseDetail, type FieldError, answerContext, checkAnswer, maskCardNumbers } from '@contract';
import { answerInput } from './answer-input';
import { valueAt, withValueAt } from './draft-path';
import { type Draft, itemsAt, movedUp, withIncluded, withItem, withNotHeld, withoutItem, withValue } from './draft';
import { type FieldProblem, fieldProblems } from './field-problem';
import { formSections } from './form-sections';
import { prefilledDraft } from './prefilled-draft';
import { withHolderAsGuest } from './holder-as-guest';

/** One answer being written: what was entered, what of it would be sent, what is missing and which errors are to be seen. */
export class AnswerForm {
  private readonly start: Draft;
  private readonly entered;
  private readonly left = signal<ReadonlySet<string>>(new Set());
  private readonly asked = signal(false);
  private readonly found = signal<readonly FieldProblem[]>([]);
  private readonly refused = signal<readonly FieldError[]>([]);

  /**
   * @param today A signal: in Asia/Tokyo, `YYYY-MM-DD`, and another day once it is midnight.
   * @param entered what was entered before, and kept.
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
  /** The answer as it would be registered, normalised; meaningful only while there are no problems. */
  readonly answer = computed(() => this.checked().answer);

  /** Everything wrong now, in the order of the form; a field that the server refused stays so until it is changed. */
  readonly problems = computed(() => {
    const own = this.checked().errors;
    const others = this.refused().filter((r) => !own.some((e) => e.pointer === r.pointer));
    return fieldProblems([...own, ...others], this.sections());
  });
  /** What the person may see: what is missing at once, what is wrong once its field was left or 「確認」 was pressed. */
  readonly visibleProblems = computed(() => this.problems().filter((p) => p.missing || this.isSeen(p.path)));

  /**
   * What the summary names: the mistakes as 「確認」 or the server found them, until the last of them is mended. It doesn't
   * shrink on the way, or it would be read out anew with every key.
   */
  readonly summarised = computed(() =>
    this.found().some((f) => this.problems().some((p) => isSame(p, f))) ? this.found() : [],
  );

  /** The errors to show at a field: none before it was left. */
  errorsAt(path: string): readonly FieldError[] {
    return this.problems()
      .filter((p) => p.path === path && this.isSeen(path, p.error))
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

  /** What was typed is shown as it would be registered from now on, if it can be read. */
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

  /** Masks the card numbers in a text but for their last 4 digits. */
  maskCardNumber(path: string): void {
    this.enter(path, maskCardNumbers(String(this.valueAt(path) ?? ''), this.context().ownIdentifiers));
  }

  itemCount(path: string): number {
    return itemsAt(this.entered(), path).length;
  }

  /** 「確認」: from now on every error is shown. @returns whether there is none. */
  confirm(): boolean {
    this.refuse([]);
    return this.problems().length === 0;
  }

  /** Takes over what the server found wrong. */
  refuse(errors: readonly FieldError[]): void {
    this.asked.set(true);
    this.refused.set(errors);
    this.found.set(this.problems());
  }

  private change(path: string, change: (draft: Draft) => Draft): void {
    const pointer = `/sections/${path.replaceAll('.', '/')}`;
    this.refused.update((errors) =>
      errors.filter((e) => e.pointer !== pointer && !e.pointer.startsWith(`${pointer}/`)),
    );
    this.entered.update(change);
  }

  /** That one of several fields is missing can't be said while the person is still between them. */
  private isSeen(path: string | null, error?: FieldError): boolean {
    return this.asked() || (path !== null && this.left().has(path) && error?.code !== 'one_required');
  }
}

function isSame(one: FieldProblem, other: FieldProblem): boolean {
  return one.error.pointer === other.error.pointer && one.error.code === other.error.code;
}
