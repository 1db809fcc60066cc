import type { NoticeTypeCode } from '../categories';

/**
 * What a merchant registers: the sections that the notice type asks for, and the required personal fields that the
 * merchant does not hold.
 */
export interface AnswerInput {
  readonly noticeType: NoticeTypeCode;
  readonly sections: AnswerSections;
  /**
   * The path of every required personal field that is 「保有していない」: `section.field`, in a list
   * `section.index.field`.
   */
  readonly notHeld: readonly string[];
}

export type AnswerSections = Readonly<Record<string, unknown>>;

/** A registered answer. It is immutable and has the same shape in every API (spec 2.5). */
export interface RegisteredAnswer extends AnswerInput {
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly registeredAt: string;
}

/** Facts of the case on which the rules for an answer depend. */
export interface AnswerContext {
  readonly noticeType: NoticeTypeCode;
  /** Today in Asia/Tokyo, `YYYY-MM-DD`. */
  readonly today: string;
  readonly productName: string | null;
  /** Identifiers of the case that are exempt from the card-number check: its トラッキングID. */
  readonly ownIdentifiers: readonly string[];
}
