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
  warningText,
} from '@contract';
import { ApiProblem } from '../../shared/api/api-problem';
import { OrdersApi } from '../orders-api';
import { type LookUp, WriteOutcomes } from '../../shared/api/write-outcomes';
import { formatDate, formatYen } from '../../shared/formats/formats';
import { mistakeSentence } from '../../shared/formats/mistake-sentence';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { ConfirmDialogs, type ParameterisedText } from '../../shared/ui/confirm-dialogs';
import { Toasts } from '../../shared/ui/toasts';
import { outcomeText, currentState } from './operation-outcome';
import { type Repayment, repaymentMistakes } from './repayment-mistakes';

/**
 * The order (and case) that the page shows. Their versions are sent with the operation, so that the server can detect a
 * conflict.
 */
export interface ShownOrder {
  /** An order with a card payment. */
  readonly order: OrderDetail;
  /** The version of the case from which the operation was requested. */
  readonly caseVersion?: number;
  readonly caseNumber?: string;
  /** Whether the page still shows this order. */
  readonly shown: () => boolean;
}

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

interface Facts {
  readonly on: string;
  readonly amount: number;
}

/** Whether an operation gives money away for good. The confirmation dialog then uses the danger style. */
const QUESTIONS = { capture: false, refund: true, void: true, repayment: false };

/** An operation that the person requested. `question` selects the texts of its confirmation dialog. */
interface RequestedOperation {
  readonly seen: ShownOrder;
  readonly question: keyof typeof QUESTIONS;
  readonly facts: Facts;
  /** Whether the payment shows that the operation was carried out. */
  readonly done: (now: CardPayment, before: CardPayment) => boolean;
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
  private readonly dialogs = inject(ConfirmDialogs);
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
    if (order?.called) this.toasts.show('orders.card.outcome.repayment', this.params({ on, amount }));
    return order && order.now;
  }

  /** Shows the outcome of the latest attempt as a toast. */
  announceOutcome({ card }: OrderDetail): void {
    const [latest] = card!.operations;
    if (latest) this.toasts.show(outcomeText(card!), this.params(latest));
  }

  private async sendOnce(
    orderId: string,
    requested: RequestedOperation,
    call: (acknowledged?: readonly WarningCode[]) => Promise<OrderDetail>,
  ): Promise<OperationResult | null> {
    if (this.running() || !(await this.confirmed(requested)) || this.running()) return null;
    this.running.set(true);
    this.errors.set([]);
    this.failure.set(null);
    this.conflict.set(null);
    try {
      return await this.send(orderId, requested, call);
    } catch (failure) {
      const problem = ApiProblem.from(failure);
      const acknowledged = await this.acknowledged(requested, problem);
      if (acknowledged) return await this.retry(orderId, requested, () => call(acknowledged));
      return problem.code === 'warnings_unconfirmed' ? null : await this.settleFailure(orderId, requested, problem);
    } finally {
      this.running.set(false);
    }
  }

  /** Codes of the warnings that the person confirmed; null where there was no warning or the person cancelled. */
  private async acknowledged(
    { seen }: RequestedOperation,
    { code, warnings }: ApiProblem,
  ): Promise<readonly WarningCode[] | null> {
    if (code !== 'warnings_unconfirmed') return null;
    const sentences = warnings.map((warning) => warningText(warning, this.language.current())).join('\n');
    const yes = await this.dialogs.confirm({
      title: 'orders.card.confirm.warned.title',
      about: about(seen),
      text: 'orders.card.confirm.warned.text',
      params: { warnings: sentences },
      confirm: 'orders.card.confirm.capture.yes',
      cancel: 'orders.card.confirm.no',
      danger: true,
      still: () => this.alive && seen.shown(),
    });
    return yes ? warnings.map((warning) => warning.code) : null;
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

  private confirmed({ seen, question, facts }: RequestedOperation): Promise<boolean> {
    return this.dialogs.confirm({
      title: `orders.card.confirm.${question}.title`,
      about: about(seen),
      text: `orders.card.confirm.${question}.text`,
      params: this.params(facts),
      confirm: `orders.card.confirm.${question}.yes`,
      cancel: 'orders.card.confirm.no',
      danger: QUESTIONS[question],
      still: () => this.alive && seen.shown(),
    });
  }

  private params({ on, amount }: Facts): Record<string, unknown> {
    const language = this.language.current();
    return { date: formatDate(on, language), amount: formatYen(amount, language) };
  }

  private keepConflict(current: Current, { seen: { order }, question, facts }: RequestedOperation): OrderDetail {
    const supportCase = 'caseNumber' in current ? current : null;
    const now = supportCase ? supportCase.order! : (current as OrderDetail);
    this.conflict.set({
      seen: order,
      now,
      supportCase,
      wanted: this.language.text(`orders.card.wanted.${question}`, this.params(facts)),
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

function about({ caseNumber, order: { orderNumber, buyer } }: ShownOrder): readonly ParameterisedText[] {
  return [
    ...(caseNumber === undefined ? [] : [{ text: 'shared.about.case', params: { caseNumber } }]),
    { text: 'shared.about.order', params: { orderNumber } },
    ...(buyer ? [{ text: 'shared.about.buyer', params: { name: buyer.name } }] : []),
  ];
}

function versions({ order: { version }, caseVersion }: ShownOrder): OfSeenOrder {
  return { version, ...(caseVersion !== undefined && { caseVersion }) };
}
