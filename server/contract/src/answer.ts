import type { NoticeTypeCode } from './categories';

/** What a merchant registers: the sections its notice type asks for, and which required personal fields it does not hold. */
export interface AnswerInput {
  readonly noticeType: NoticeTypeCode;
  readonly sections: AnswerSections;
  /** `section.field`, in a list `section.index.field`, of every required personal field that is 「保有していない」. */
  readonly notHeld: readonly string[];
}

export type AnswerSections = Readonly<Record<string, unknown>>;

/** A registered answer, immutable: spec 2.5, the same shape at every interface. */
export interface RegisteredAnswer extends AnswerInput {
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly registeredAt: string;
}

/** What the request already tells, as far as the rules for an answer depend on it. */
export interface AnswerContext {
  readonly noticeType: NoticeTypeCode;
  /** Today in Asia/Tokyo, `YYYY-MM-DD`. */
  readonly today: string;
  readonly productName: string | null;
  /** Identifiers of the case that no card-number check may refuse: its トラッキングID. */
  readonly ownIdentifiers: readonly string[];
}

/** The rules' context of a case, for form and server alike. Of its identifiers トラッキングID alone may look like a card number: intake refuses any other that does. */
export function answerContext(
  {
    noticeType,
    payment,
  }: {
    readonly noticeType: NoticeTypeCode;
    readonly payment: { readonly trackingId: string | null; readonly productName: string | null };
  },
  today: string,
): AnswerContext {
  return {
    noticeType,
    today,
    productName: payment.productName,
    ownIdentifiers: payment.trackingId === null ? [] : [payment.trackingId],
  };
}
