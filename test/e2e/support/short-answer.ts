import type { AnswerInput } from '../../../server/contract/src';

/** The notice type with the shortest form: for tests of everything around an answer. */
export const SHORT = 'cancellation_request.account_lost';

/** A complete answer with two values. */
export function shortAnswer(reason: string): AnswerInput {
  return { noticeType: SHORT, notHeld: [], sections: { cancellation: { result: 'not_possible', reason } } };
}
