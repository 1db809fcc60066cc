import type { CardPayment, OperationView } from '@contract';
import type { IconName } from '../../shared/ui/icon';

/** What a person should know first about a card payment: its name in the texts, and how it looks. */
export interface CardNotice {
  readonly name: string;
  readonly tone: 'info' | 'warning' | 'danger' | 'success';
  readonly icon: IconName;
  /** The attempt that it tells of. */
  readonly operation?: OperationView;
}

/** The most pressing first. */
export function cardNotices(card: CardPayment): readonly CardNotice[] {
  return [inquiry(card), refusal(card), standing(card), role(card)].filter((notice) => notice !== null);
}

function inquiry({ inquiring, operations: [operation] }: CardPayment): CardNotice | null {
  return inquiring && { name: `inquiring.${inquiring}`, tone: 'warning', icon: 'hourglass', operation };
}

/** What was tried after it tells more. */
function refusal({ operations: [latest] }: CardPayment): CardNotice | null {
  return latest?.state === 'declined'
    ? { name: `declined.${latest.kind}`, tone: 'danger', icon: 'alert', operation: latest }
    : null;
}

function standing({ capture, refund, state, repayment }: CardPayment): CardNotice | null {
  if (capture.block === 'expired') return { name: 'expired', tone: 'warning', icon: 'alert' };
  if (repayment) return { name: 'repaid', tone: 'success', icon: 'checkCircle' };
  if (refund.block === 'window_over') return { name: 'window_over', tone: 'warning', icon: 'alert' };
  if (capture.block === 'not_configured' || refund.block === 'not_configured')
    return { name: 'not_configured', tone: 'warning', icon: 'alert' };
  return state === 'refunded' || state === 'voided' ? { name: state, tone: 'info', icon: 'info' } : null;
}

function role({ capture, refund }: CardPayment): CardNotice | null {
  return capture.block === 'role' || refund.block === 'role' ? { name: 'role', tone: 'info', icon: 'info' } : null;
}
