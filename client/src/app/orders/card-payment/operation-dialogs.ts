import { Injectable, inject } from '@angular/core';
import { type CardPayment, type OrderDetail, type WarningCode, warningText } from '@contract';
import type { ApiProblem } from '../../shared/api/api-problem';
import { formatDate, formatYen } from '../../shared/formats/formats';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { ConfirmDialogs, type ParameterisedText } from '../../shared/ui/dialogs/confirm-dialogs';

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

interface Facts {
  readonly on: string;
  readonly amount: number;
}

/** Whether an operation gives money away for good. The confirmation dialog then uses the danger style. */
const QUESTIONS = { capture: false, refund: true, void: true, repayment: false };

/** An operation that the person requested. `question` selects the texts of its confirmation dialog. */
export interface RequestedOperation {
  readonly seen: ShownOrder;
  readonly question: keyof typeof QUESTIONS;
  readonly facts: Facts;
  /** Whether the payment shows that the operation was carried out. */
  readonly done: (now: CardPayment, before: CardPayment) => boolean;
}

/** The confirmation dialogs before an operation is sent. `still`: the dialog is cancelled as soon as it is false. */
@Injectable({ providedIn: 'root' })
export class OperationDialogs {
  private readonly dialogs = inject(ConfirmDialogs);
  private readonly language = inject(LanguageChoice);

  confirmed({ seen, question, facts }: RequestedOperation, still: () => boolean): Promise<boolean> {
    return this.dialogs.confirm({
      title: `orders.card.confirm.${question}.title`,
      about: about(seen),
      text: `orders.card.confirm.${question}.text`,
      params: this.params(facts),
      confirm: `orders.card.confirm.${question}.yes`,
      cancel: 'orders.card.confirm.no',
      danger: QUESTIONS[question],
      still,
    });
  }

  /** Codes of the warnings that the person confirmed; null where there was no warning or the person cancelled. */
  async acknowledged(
    { seen }: RequestedOperation,
    { code, warnings }: ApiProblem,
    still: () => boolean,
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
      still,
    });
    return yes ? warnings.map((warning) => warning.code) : null;
  }

  /** The day and the amount as the texts of an operation show them. */
  params({ on, amount }: Facts): Record<string, unknown> {
    const language = this.language.current();
    return { date: formatDate(on, language), amount: formatYen(amount, language) };
  }
}

function about({ caseNumber, order: { orderNumber, buyer } }: ShownOrder): readonly ParameterisedText[] {
  return [
    ...(caseNumber === undefined ? [] : [{ text: 'shared.about.case', params: { caseNumber } }]),
    { text: 'shared.about.order', params: { orderNumber } },
    ...(buyer ? [{ text: 'shared.about.buyer', params: { name: buyer.name } }] : []),
  ];
}
