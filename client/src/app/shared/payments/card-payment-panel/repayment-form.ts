import { Component, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type CardPayment, LIMITS, type ManualRepaymentRequest } from '@contract';
import { SessionStore } from '../../session/session-store';
import { EnterStays } from '../../ui/enter-stays';
import { RequiredMark } from '../../ui/required-mark';

/** Where a refund is not possible any more: staff record what they repaid to the buyer themselves. */
@Component({
  selector: 'app-repayment-form',
  imports: [EnterStays, RequiredMark, TranslocoPipe],
  templateUrl: './repayment-form.html',
  styleUrl: './repayment-form.scss',
})
export class RepaymentForm {
  readonly payment = input.required<CardPayment>();
  readonly busy = input.required<boolean>();
  readonly mistakes = input.required<Partial<Record<string, string>>>();
  readonly recorded = output<ManualRepaymentRequest>();
  protected readonly today = inject(SessionStore).today;
  protected readonly noteLength = LIMITS.text;
  private readonly form = viewChild.required<ElementRef<HTMLFormElement>>('form');

  protected record(): void {
    if (this.busy()) return;
    const values = new FormData(this.form().nativeElement);
    const text = (name: string) => String(values.get(name) ?? '').trim();
    // Nothing is no number: an empty text would be 0.
    this.recorded.emit({ repaidOn: text('repaidOn'), amount: Number(text('amount') || NaN), note: text('note') });
  }
}
