import {
  Component,
  type OnInit,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORDER_STATUSES, ORDER_STATUS_LABELS, type OrderDetail, type OrderStatus } from '@contract';
import { ApiProblem } from '../../../shared/api/api-problem';
import { OrdersApi } from '../../orders-api';
import { WriteOutcomes } from '../../../shared/api/write-outcomes';
import { LabelPipe } from '../../../shared/i18n/label-pipe';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { OrderNews } from '../../card-payment/order-news';
import type { ParameterisedText } from '../../../shared/ui/dialogs/confirm-dialogs';
import { CtrlEnterSubmits } from '../../../shared/ui/ctrl-enter-submits';
import { ProblemNotice } from '../../../shared/ui/notices/problem-notice';
import { SideBySide } from '../../../shared/ui/side-by-side';
import { Toasts } from '../../../shared/ui/notices/toasts';
import { type HasUnsavedInput, UnsavedInput } from '../../../shared/unsaved-input';
import { fittingStatus } from './fitting-status';

/**
 * 対応状況 and 「この内容で登録する」. On a version conflict an unsaved choice stays, beside the colleague's change;
 * otherwise a changed status replaces the choice.
 */
@Component({
  selector: 'app-order-status-form',
  imports: [CtrlEnterSubmits, LabelPipe, OrderNews, ProblemNotice, SideBySide, TranslocoPipe],
  templateUrl: './order-status-form.html',
  styleUrl: './order-status-form.scss',
})
export class OrderStatusForm implements HasUnsavedInput, OnInit {
  readonly order = input.required<OrderDetail>();
  readonly changed = output<OrderDetail>();
  private readonly api = inject(OrdersApi);
  private readonly outcomes = inject(WriteOutcomes);
  private readonly toasts = inject(Toasts);
  private readonly unsaved = inject(UnsavedInput);
  private readonly language = inject(LanguageChoice);
  protected readonly statuses = ORDER_STATUSES;
  protected readonly labels = ORDER_STATUS_LABELS;
  private readonly current = computed(() => this.order().status);
  /** The order as it was shown before a colleague changed it, and the person's unsaved choice. */
  protected readonly conflict = signal<{ readonly seen: OrderDetail; readonly chosen: OrderStatus } | null>(null);
  protected readonly chosen = linkedSignal(() => {
    const current = this.current();
    return untracked(this.conflict)?.chosen ?? current;
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly unchanged = computed(() => this.chosen() === this.order().status);
  /** The status that fits the state of the payment. */
  protected readonly fitting = computed(() => fittingStatus(this.order()));

  constructor() {
    this.unsaved.watch(this);
  }

  ngOnInit(): void {
    this.chosen.set(this.unsaved.restored<OrderStatus>(this.unsavedKey()) ?? this.current());
  }

  hasUnsavedInput(): boolean {
    return !this.unchanged();
  }

  unsavedInput(): OrderStatus {
    return this.chosen();
  }

  unsavedKey(): string {
    return `status ${this.order().id}`;
  }

  unsavedText(): ParameterisedText {
    return { text: 'orders.order.unsaved', params: { orderNumber: this.order().orderNumber } };
  }

  protected choose(event: Event): void {
    this.chosen.set((event.target as HTMLSelectElement).value as OrderStatus);
  }

  protected async register(): Promise<void> {
    if (this.busy() || this.unchanged()) return;
    const [seen, status] = [this.order(), this.chosen()];
    this.busy.set(true);
    this.problem.set(null);
    this.conflict.set(null);
    try {
      const { now, earlier } = await this.outcomes.send(
        () => this.api.changeStatus(seen.id, { status, version: seen.version }),
        {
          ask: () => this.api.order(seen.id),
          arrived: (order) => order.status === status,
          unchanged: (order) => order.version === seen.version,
          byContent: true,
        },
      );
      this.changed.emit(now);
      this.toasts.show(earlier ? 'orders.order.arrived' : 'orders.order.registered', {
        status: this.language.label(ORDER_STATUS_LABELS[status]),
      });
    } catch (failure) {
      this.explain(ApiProblem.from(failure), seen);
    } finally {
      this.busy.set(false);
    }
  }

  /** Discards the choice and keeps the colleague's status. */
  protected discardChoice(): void {
    this.conflict.set(null);
    this.chosen.set(this.order().status);
  }

  private explain(problem: ApiProblem, seen: OrderDetail): void {
    if (problem.code !== 'version_conflict') return this.problem.set(problem);
    this.conflict.set({ seen, chosen: this.chosen() });
    this.changed.emit(problem.current as OrderDetail);
  }
}
