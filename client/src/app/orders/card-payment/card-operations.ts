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
import { ConfirmDialogs, type Words } from '../../shared/ui/confirm-dialogs';
import { Toasts } from '../../shared/ui/toasts';
import { outcomeText, standingNow } from './operation-outcome';
import { type Repayment, repaymentMistakes } from './repayment-mistakes';

/** What the page shows: an operation names its versions. */
export interface Seen {
  /** One with a card payment. */
  readonly order: OrderDetail;
  /** Of the case that it is asked for from. */
  readonly caseVersion?: number;
  readonly caseNumber?: string;
  /** Whether this order is still what the page shows. */
  readonly shown: () => boolean;
}

/** Somebody was faster: the order as the person saw it and as it is now, and what was wanted of it. */
export interface OperationConflict {
  readonly seen: OrderDetail;
  readonly now: OrderDetail;
  /** The case that it was asked for from, as it is now. */
  readonly supportCase: CaseDetail | null;
  /** In words. */
  readonly wanted: string;
}

interface Facts {
  readonly on: string;
  readonly amount: number;
}

/** Whether a question's button gives money away for good; what it does stands on it. */
const QUESTIONS = { capture: false, refund: true, void: true, repayment: false };

/** What is asked for: `question` names its words. */
interface Wish {
  readonly seen: Seen;
  readonly question: keyof typeof QUESTIONS;
  readonly facts: Facts;
  /** Whether the payment has it now. */
  readonly done: (now: CardPayment, before: CardPayment) => boolean;
}

/** `called`: it was carried out, or is being looked up. */
interface Done {
  readonly called: boolean;
  readonly now: OrderDetail;
}

/**
 * 売上日指定要求, 返金要求 and the record of a repayment: asked once more, then sent once, whatever fingers and network do, and only while the
 * order that the question named is on the screen.
 * One instance a page. Every call resolves with the order as it is now, or null where nothing is known to have changed.
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
  /** Nothing was called, because the page did not show what is there now; kept until it is read. */
  readonly conflict = signal<OperationConflict | null>(null);
  private alive = true;
  readonly busy = this.running.asReadonly();
  /** Why the last call failed; its outcome may be unknown, so the order is shown anew where it could be fetched. */
  readonly problem = this.failure.asReadonly();
  /** Sentences by the name of the request's field. */
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
  async operate(orderId: string, seen: Seen, kind: OperationKind, on: string): Promise<OrderDetail | null> {
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
    const order = await this.once(
      orderId,
      { seen, question: what, facts: { on, amount }, done: (now, before) => isTried(kind, now, before) },
      call,
    );
    if (order?.called) this.tellOutcome(order.now);
    return order && order.now;
  }

  async recordRepayment(orderId: string, seen: Seen, repayment: Repayment): Promise<OrderDetail | null> {
    const { repaidOn: on, amount } = repayment;
    this.errors.set(repaymentMistakes(repayment, seen.order.card!.amount));
    if (this.errors().length) return null;
    const order = await this.once(
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

  /** Says what became of the latest attempt. */
  tellOutcome({ card }: OrderDetail): void {
    const [latest] = card!.operations;
    if (latest) this.toasts.show(outcomeText(card!), this.params(latest));
  }

  private async once(
    orderId: string,
    wish: Wish,
    call: (acknowledged?: readonly WarningCode[]) => Promise<OrderDetail>,
  ): Promise<Done | null> {
    if (this.running() || !(await this.confirmed(wish)) || this.running()) return null;
    this.running.set(true);
    this.errors.set([]);
    this.failure.set(null);
    this.conflict.set(null);
    try {
      return await this.sent(orderId, wish, call);
    } catch (failure) {
      const problem = ApiProblem.from(failure);
      const acknowledged = await this.acknowledged(wish, problem);
      if (acknowledged) return await this.again(orderId, wish, () => call(acknowledged));
      return problem.code === 'warnings_unconfirmed' ? null : await this.notDone(orderId, wish, problem);
    } finally {
      this.running.set(false);
    }
  }

  /** Codes of what the order warned of, once a person has confirmed it; null where there was nothing, or they went back. */
  private async acknowledged({ seen }: Wish, { code, warnings }: ApiProblem): Promise<readonly WarningCode[] | null> {
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

  private async sent(
    orderId: string,
    { seen: { order }, done }: Wish,
    call: () => Promise<OrderDetail>,
  ): Promise<Done> {
    const lookUp: LookUp<OrderDetail> = {
      ask: () => this.api.order(orderId),
      arrived: ({ card }) => !!card && done(card, order.card!),
      untouched: ({ version }) => version === order.version,
    };
    return { called: true, now: (await this.outcomes.of(call, lookUp)).now };
  }

  private async again(orderId: string, wish: Wish, call: () => Promise<OrderDetail>): Promise<Done | null> {
    try {
      return await this.sent(orderId, wish, call);
    } catch (failure) {
      return await this.notDone(orderId, wish, ApiProblem.from(failure));
    }
  }

  private async notDone(orderId: string, wish: Wish, problem: ApiProblem): Promise<Done | null> {
    const now =
      problem.code === 'version_conflict'
        ? this.tellNews(problem.current!, wish)
        : await this.afterFailure(problem, orderId);
    return now && { called: false, now };
  }

  private confirmed({ seen, question, facts }: Wish): Promise<boolean> {
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

  private tellNews(current: Current, { seen: { order }, question, facts }: Wish): OrderDetail {
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

  /** Somebody else was faster, or a day went by: what counts is how the order stands now. After a lost reply it was asked for already. */
  private async afterFailure(problem: ApiProblem, orderId: string): Promise<OrderDetail | null> {
    if (problem.code === 'invalid_fields') this.errors.set(problem.errors);
    else if (problem.code !== 'invalid_state') this.failure.set(problem);
    if (problem.code === 'not_arrived' || problem.code === 'outcome_unknown') return null;
    const now = await this.api.order(orderId).catch(() => null);
    if (problem.code === 'invalid_state' && now?.card) this.tellConflict(now.card);
    return now;
  }

  private tellConflict(card: CardPayment): void {
    const standing = standingNow(card);
    this.toasts.show('orders.card.conflict', {
      state: typeof standing === 'string' ? this.language.text(standing) : this.language.label(standing),
    });
  }
}

/** What became of a new attempt is known, or being looked up. */
function isTried(kind: OperationKind, now: CardPayment, before: CardPayment): boolean {
  return now.operations
    .slice(0, now.operations.length - before.operations.length)
    .some((operation) => operation.kind === kind);
}

function about({ caseNumber, order: { orderNumber, buyer } }: Seen): readonly Words[] {
  return [
    ...(caseNumber === undefined ? [] : [{ text: 'shared.about.case', params: { caseNumber } }]),
    { text: 'shared.about.order', params: { orderNumber } },
    ...(buyer ? [{ text: 'shared.about.buyer', params: { name: buyer.name } }] : []),
  ];
}

function versions({ order: { version }, caseVersion }: Seen): OfSeenOrder {
  return { version, ...(caseVersion !== undefined && { caseVersion }) };
}
