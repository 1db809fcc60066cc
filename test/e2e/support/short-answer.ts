import type { AnswerInput } from '../../../server/contract/src';

/** The notice type whose form is short: for tests of what surrounds an answer. */
export const SHORT = 'cancellation_request.account_lost';

/** A complete answer in two entries. */
export function shortAnswer(reason: string): AnswerInput {
  return { noticeType: SHORT, notHeld: [], sections: { cancellation: { result: 'not_possible', reason } } };
}
