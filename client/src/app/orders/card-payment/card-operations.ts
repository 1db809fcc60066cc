import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import {
  type CardPayment,
  type CaseDetail,
  type Current,
  type FieldError,
  type OfSeenOrder,
  type OperationKind,
  type OrderDetail,
  type WarningCode,
} from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { type LookUp, WriteOutcomes } from '../../shared/api/write-outcomes';
import { mistakeSentence } from '../../shared/formats/mistake-sentence';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { Toasts } from '../../shared/ui/notices/toasts';
import { OrdersApi } from '../orders-api';
import { OperationDialogs, type RequestedOperation, type ShownOrder } from './operation-dialogs';
import { currentState, outcomeText } from './operation-outcome';
import { type Repayment, repaymentMistakes } from './repayment-mistakes';

/**
 * A colleague changed the order first: the order as it was shown, the order as it is now, and the operation that was
 * requested.
 */
export interface OperationConflict {
  readonly seen: OrderDetail;
  readonly now: OrderDetail;
  /** The current state of the case from which the operation was requested. */
  readonly supportCase: CaseDetail | null;
  /** The requested operation as a sentence. */
  readonly wanted: string;
}

/** `called`: the operation was sent; it was carried out, or its outcome is being looked up. */
interface OperationResult {
  readonly called: boolean;
  readonly now: OrderDetail;
}

/**
 * 売上日指定要求, 返金要求 and the record of a repayment. Each is confirmed in a dialog and then sent exactly once,
 * despite double clicks and lost replies, and only while the order that the dialog named is still on the screen.
 * Provide one instance per page. Every call resolves with the current order, or with null where no change is known.
 */
@Injectable()
export class CardOperations {
  private readonly api = inject(OrdersApi);
  private readonly outcomes = inject(WriteOutcomes);
  private readonly dialogs = inject(OperationDialogs);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(LanguageChoice);
  private readonly running = signal(false);
  private readonly errors = signal<readonly FieldError[]>([]);
  private readonly failure = signal<ApiProblem | null>(null);
  /** Set when nothing was sent because the page showed an outdated order; kept until the person dismisses it. */
  readonly conflict = signal<OperationConflict | null>(null);
  private alive = true;
  readonly busy = this.running.asReadonly();
  /** Why the last call failed. Its outcome may be unknown, so the order is read again where possible. */
  readonly problem = this.failure.asReadonly();
  /** Error messages by the name of the request's field. */
  readonly mistakes = computed<Partial<Record<string, string>>>(() =>
    Object.fromEntries(
      this.errors().map(({ pointer, code, params }) => [
        pointer.slice(1),
        mistakeSentence({ code, params }, this.language.current()),
      ]),
    ),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.alive = false));
  }

  /** @param on 売上・返金日, `YYYY-MM-DD` in Asia/Tokyo. */
  async operate(orderId: string, seen: ShownOrder, kind: OperationKind, on: string): Promise<OrderDetail | null> {
    const { amount, refund } = seen.order.card!;
    const what = kind === 'refund' && refund.voids ? 'void' : kind;
    const call = (acknowledged?: readonly WarningCode[]) =>
      kind === 'capture'
        ? this.api.capture(orderId, {
            captureOn: on,
            ...versions(seen),
            ...(acknowledged && { acknowledgedWarnings: acknowledged }),
          })
        : this.api.refund(orderId, { refundOn: on, ...versions(seen) });
    const order = await this.sendOnce(
      orderId,
      { seen, question: what, facts: { on, amount }, done: (now, before) => hasNewAttempt(kind, now, before) },
      call,
    );
    if (order?.called) this.announceOutcome(order.now);
    return order && order.now;
  }

  async recordRepayment(orderId: string, seen: ShownOrder, repayment: Repayment): Promise<OrderDetail | null> {
    const { repaidOn: on, amount } = repayment;
    this.errors.set(repaymentMistakes(repayment, seen.order.card!.amount));
    if (this.errors().length) return null;
    const order = await this.sendOnce(
      orderId,
      {
        seen,
        question: 'repayment',
        facts: { on, amount },
        done: ({ repayment: made }) => made?.on === on && made.amount === amount,
      },
      () => this.api.recordRepayment(orderId, { ...repayment, ...versions(seen) }),
    );
    if (order?.called) this.toasts.show('orders.card.outcome.repayment', this.dialogs.params({ on, amount }));
    return order && order.now;
  }

  /** Shows the outcome of the latest attempt as a toast. */
  announceOutcome({ card }: OrderDetail): void {
    const [latest] = card!.operations;
    if (latest) this.toasts.show(outcomeText(card!), this.dialogs.params(latest));
  }

  private async sendOnce(
    orderId: string,
    requested: RequestedOperation,
    call: (acknowledged?: readonly WarningCode[]) => Promise<OrderDetail>,
  ): Promise<OperationResult | null> {
    const still = () => this.alive && requested.seen.shown();
    if (this.running() || !(await this.dialogs.confirmed(requested, still)) || this.running()) return null;
    this.running.set(true);
    this.errors.set([]);
    this.failure.set(null);
    this.conflict.set(null);
    try {
      return await this.send(orderId, requested, call);
    } catch (failure) {
      const problem = ApiProblem.from(failure);
      const acknowledged = await this.dialogs.acknowledged(requested, problem, still);
      if (acknowledged) return await this.retry(orderId, requested, () => call(acknowledged));
      return problem.code === 'warnings_unconfirmed' ? null : await this.settleFailure(orderId, requested, problem);
    } finally {
      this.running.set(false);
    }
  }

  private async send(
    orderId: string,
    { seen: { order }, done }: RequestedOperation,
    call: () => Promise<OrderDetail>,
  ): Promise<OperationResult> {
    const lookUp: LookUp<OrderDetail> = {
      ask: () => this.api.order(orderId),
      arrived: ({ card }) => !!card && done(card, order.card!),
      unchanged: ({ version }) => version === order.version,
    };
    return { called: true, now: (await this.outcomes.send(call, lookUp)).now };
  }

  private async retry(
    orderId: string,
    requested: RequestedOperation,
    call: () => Promise<OrderDetail>,
  ): Promise<OperationResult | null> {
    try {
      return await this.send(orderId, requested, call);
    } catch (failure) {
      return await this.settleFailure(orderId, requested, ApiProblem.from(failure));
    }
  }

  private async settleFailure(
    orderId: string,
    requested: RequestedOperation,
    problem: ApiProblem,
  ): Promise<OperationResult | null> {
    const now =
      problem.code === 'version_conflict'
        ? this.keepConflict(problem.current!, requested)
        : await this.afterFailure(problem, orderId);
    return now && { called: false, now };
  }

  private keepConflict(current: Current, { seen: { order }, question, facts }: RequestedOperation): OrderDetail {
    const supportCase = 'caseNumber' in current ? current : null;
    const now = supportCase ? supportCase.order! : (current as OrderDetail);
    this.conflict.set({
      seen: order,
      now,
      supportCase,
      wanted: this.language.text(`orders.card.wanted.${question}`, this.dialogs.params(facts)),
    });
    return now;
  }

  /**
   * After a conflict or a change of the date only the current order counts. After a lost reply `WriteOutcomes` has read
   * it already.
   */
  private async afterFailure(problem: ApiProblem, orderId: string): Promise<OrderDetail | null> {
    if (problem.code === 'invalid_fields') this.errors.set(problem.errors);
    else if (problem.code !== 'invalid_state') this.failure.set(problem);
    if (problem.code === 'not_arrived' || problem.code === 'outcome_unknown') return null;
    const now = await this.api.order(orderId).catch(() => null);
    if (problem.code === 'invalid_state' && now?.card) this.announceState(now.card);
    return now;
  }

  private announceState(card: CardPayment): void {
    const shown = currentState(card);
    this.toasts.show('orders.card.conflict', {
      state: typeof shown === 'string' ? this.language.text(shown) : this.language.label(shown),
    });
  }
}

/** Whether there is a new attempt of this kind: its outcome is known or is being looked up. */
function hasNewAttempt(kind: OperationKind, now: CardPayment, before: CardPayment): boolean {
  return now.operations
    .slice(0, now.operations.length - before.operations.length)
    .some((operation) => operation.kind === kind);
}

function versions({ order: { version }, caseVersion }: ShownOrder): OfSeenOrder {
  return { version, ...(caseVersion !== undefined && { caseVersion }) };
}
