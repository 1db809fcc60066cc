import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_STATUSES, ORDER_STATUS_LABELS, type OrderDetail, type OrderStatus } from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { PaymentsApi } from '../../shared/api/payments-api';
import { LabelPipe } from '../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { EnterStays } from '../../shared/ui/enter-stays';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { Toasts } from '../../shared/ui/toasts';
import { fittingStatus } from './fitting-status';

/** 対応状況 and 「この内容で登録する」. What is chosen and not registered yet goes when the order's status changes otherwise. */
@Component({
  selector: 'app-order-status-form',
  imports: [EnterStays, LabelPipe, ProblemNotice, TranslocoPipe],
  templateUrl: './order-status-form.html',
  styleUrl: './order-status-form.scss',
})
export class OrderStatusForm {
  readonly order = input.required<OrderDetail>();
  readonly changed = output<OrderDetail>();
  private readonly api = inject(PaymentsApi);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(LanguageChoice);
  protected readonly statuses = ORDER_STATUSES;
  protected readonly labels = ORDER_STATUS_LABELS;
  private readonly current = computed(() => this.order().status);
  protected readonly chosen = linkedSignal(() => this.current());
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly unchanged = computed(() => this.chosen() === this.order().status);
  /** What the payment says the status could be. */
  protected readonly fitting = computed(() => fittingStatus(this.order()));

  protected choose(event: Event): void {
    this.chosen.set((event.target as HTMLSelectElement).value as OrderStatus);
  }

  protected async register(): Promise<void> {
    if (this.busy() || this.unchanged()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const order = await this.api.changeStatus(this.order().id, { status: this.chosen() });
      this.changed.emit(order);
      this.toasts.show('payments.order.registered', { status: this.language.label(ORDER_STATUS_LABELS[order.status]) });
    } catch (failure) {
      this.problem.set(ApiProblem.from(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
