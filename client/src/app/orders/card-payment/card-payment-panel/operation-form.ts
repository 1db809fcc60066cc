import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CardPayment } from '@contract';
import { DayPipe } from '../../../shared/formats/format-pipes';
import type { OperationRow } from '../operation-rows';
import { byMonth, paymentDates } from '../payment-dates';

/** The pull-down 「売上・返金日」 and the buttons of 「売上日指定要求」 and 「返金要求」. */
@Component({
  selector: 'app-operation-form',
  imports: [DayPipe, TranslocoPipe],
  templateUrl: './operation-form.html',
  styleUrl: './operation-form.scss',
})
export class OperationForm {
  readonly payment = input.required<CardPayment>();
  readonly rows = input.required<readonly OperationRow[]>();
  readonly busy = input.required<boolean>();
  readonly mistakes = input.required<Partial<Record<string, string>>>();
  readonly capture = output<string>();
  readonly refund = output<string>();
  private readonly days = computed(() => paymentDates(this.payment()));
  protected readonly months = computed(() => byMonth(this.days()));
  /** Today, unless the person chose another day that is still available. */
  protected readonly day = linkedSignal<readonly string[], string | undefined>({
    source: this.days,
    computation: (days, former) => (former?.value && days.includes(former.value) ? former.value : days[0]),
  });
  protected readonly mistake = computed(() => this.mistakes()['captureOn'] ?? this.mistakes()['refundOn']);

  protected choose(event: Event): void {
    this.day.set((event.target as HTMLSelectElement).value);
  }

  protected press({ kind, button }: OperationRow): void {
    if (button !== 'ready' || this.busy()) return;
    if (kind === 'capture') this.capture.emit(this.day()!);
    else this.refund.emit(this.payment().refund.on!);
  }
}
