import {
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CardPayment, readDate, readYen } from '@contract';
import { DateText } from '../../../shared/inputs/date-text';
import { SessionStore } from '../../../shared/session/session-store';
import { type TypedValues, typeIn, typedValues } from '../../../shared/typed-values';
import type { ParameterisedText } from '../../../shared/ui/dialogs/confirm-dialogs';
import { CtrlEnterSubmits } from '../../../shared/ui/ctrl-enter-submits';
import { RequiredMark } from '../../../shared/ui/required-mark';
import { type HasUnsavedInput, UnsavedInput } from '../../../shared/unsaved-input';
import type { Repayment } from '../repayment-mistakes';

interface TypedRepayment {
  readonly day: string | null;
  readonly values: TypedValues;
}

/** Records what staff repaid to the buyer themselves, where a refund by card is no longer possible. */
@Component({
  selector: 'app-repayment-form',
  imports: [DateText, CtrlEnterSubmits, RequiredMark, TranslocoPipe],
  templateUrl: './repayment-form.html',
  styleUrl: './repayment-form.scss',
})
export class RepaymentForm implements HasUnsavedInput {
  readonly payment = input.required<CardPayment>();
  readonly orderNumber = input.required<string>();
  readonly busy = input.required<boolean>();
  readonly mistakes = input.required<Partial<Record<string, string>>>();
  readonly recorded = output<Repayment>();
  protected readonly today = inject(SessionStore).today;
  /** Today until a date is typed; it follows midnight. */
  protected readonly repaidOn = computed(() => this.typedDay() ?? this.today());
  protected readonly typedDay = signal<string | null>(null);
  private readonly unsaved = inject(UnsavedInput);
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');

  constructor() {
    this.unsaved.watch(this);
    afterNextRender({ write: () => this.restore(this.unsaved.restored<TypedRepayment>(this.unsavedKey())) });
  }

  hasUnsavedInput(): boolean {
    const { day, values } = this.unsavedInput();
    return (day !== null && day !== this.today()) || Object.keys(values).length > 0;
  }

  unsavedInput(): TypedRepayment {
    return { day: this.typedDay(), values: typedValues(this.form().nativeElement) };
  }

  unsavedKey(): string {
    return `repayment ${this.payment().trackingId}`;
  }

  unsavedText(): ParameterisedText {
    return { text: 'orders.card.repayment.unsaved', params: { orderNumber: this.orderNumber() } };
  }

  private restore(kept: TypedRepayment | undefined): void {
    if (!kept) return;
    this.typedDay.set(kept.day);
    typeIn(this.form().nativeElement, kept.values);
  }

  /** Shows the amount as it was read. */
  protected settle(event: Event): void {
    const box = event.target as HTMLInputElement;
    const read = this.amount(box.value);
    if (!Number.isNaN(read)) box.value = String(read);
  }

  protected record(): void {
    if (this.busy()) return;
    const values = new FormData(this.form().nativeElement);
    const text = (name: string) => String(values.get(name) ?? '');
    const day = readDate(this.repaidOn(), { today: this.today(), rule: 'past' });
    this.recorded.emit({
      repaidOn: ('value' in day && day.value) || this.repaidOn(),
      amount: this.amount(text('amount')),
      note: text('note').trim(),
    });
  }

  /** Empty input and input that is not a number become NaN, which no rule accepts. */
  private amount(typed: string): number {
    const read = readYen(typed);
    return ('value' in read ? read.value : undefined) ?? NaN;
  }
}
