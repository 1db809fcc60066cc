import type { CardPayment, OperationView } from '@contract';
import type { IconName } from '../../shared/ui/icon';

/** A notice above a card payment: its name in the texts, its icon and colour. */
export interface CardNotice {
  readonly name: string;
  readonly tone: 'info' | 'warning' | 'danger' | 'success';
  readonly icon: IconName;
  /** The attempt that the notice is about. */
  readonly operation?: OperationView;
}

/** The notices of a card payment, the most urgent first. */
export function cardNotices(card: CardPayment): readonly CardNotice[] {
  return [inquiryNotice(card), refusalNotice(card), stateNotice(card), roleNotice(card)].filter(
    (notice) => notice !== null,
  );
}

function inquiryNotice({ inquiring, operations: [operation] }: CardPayment): CardNotice | null {
  return inquiring && { name: `inquiring.${inquiring}`, tone: 'warning', icon: 'hourglass', operation };
}

/** A declined attempt is only shown while it is the latest: a later attempt says more. */
function refusalNotice({ operations: [latest] }: CardPayment): CardNotice | null {
  return latest?.state === 'declined'
    ? { name: `declined.${latest.kind}`, tone: 'danger', icon: 'alert', operation: latest }
    : null;
}

function stateNotice({ capture, refund, state, repayment }: CardPayment): CardNotice | null {
  if (capture.block === 'expired') return { name: 'expired', tone: 'warning', icon: 'alert' };
  if (repayment) return { name: 'repaid', tone: 'success', icon: 'checkCircle' };
  if (refund.block === 'window_over') return { name: 'window_over', tone: 'warning', icon: 'alert' };
  if (capture.block === 'not_configured' || refund.block === 'not_configured')
    return { name: 'not_configured', tone: 'warning', icon: 'alert' };
  return state === 'refunded' || state === 'voided' ? { name: state, tone: 'info', icon: 'info' } : null;
}

function roleNotice({ capture, refund }: CardPayment): CardNotice | null {
  return capture.block === 'role' || refund.block === 'role' ? { name: 'role', tone: 'info', icon: 'info' } : null;
}
