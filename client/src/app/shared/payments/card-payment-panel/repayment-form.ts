import { Component, type ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CardPayment, readDate, readYen } from '@contract';
import { DateText } from '../../inputs/date-text';
import { SessionStore } from '../../session/session-store';
import { EnterStays } from '../../ui/enter-stays';
import { RequiredMark } from '../../ui/required-mark';
import type { Repayment } from '../repayment-mistakes';

/** Where a refund is not possible any more: staff record what they repaid to the buyer themselves. */
@Component({
  selector: 'app-repayment-form',
  imports: [DateText, EnterStays, RequiredMark, TranslocoPipe],
  templateUrl: './repayment-form.html',
  styleUrl: './repayment-form.scss',
})
export class RepaymentForm {
  readonly payment = input.required<CardPayment>();
  readonly busy = input.required<boolean>();
  readonly mistakes = input.required<Partial<Record<string, string>>>();
  readonly recorded = output<Repayment>();
  protected readonly today = inject(SessionStore).today;
  /** Until something is typed, today, also when it has become tomorrow. */
  protected readonly repaidOn = computed(() => this.typedDay() ?? this.today());
  protected readonly typedDay = signal<string | null>(null);
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');

  /** The amount as it was understood. */
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
    this.recorded.emit({ repaidOn: ('value' in day && day.value) || this.repaidOn(), amount: this.amount(text('amount')), note: text('note').trim() });
  }

  /** Nothing, and what is no number, is NaN, which no rule accepts. */
  private amount(typed: string): number {
    const read = readYen(typed);
    return ('value' in read ? read.value : undefined) ?? NaN;
  }
}
