import type { Block, CardPayment, OperationKind } from '@contract';

/** One of the two buttons 「実行」. */
export interface OperationRow {
  readonly kind: OperationKind;
  /** `ready`: can be pressed. `pressed`: as if it had been, or not now. `none`: there is nothing to press any more. */
  readonly button: 'ready' | 'pressed' | 'none';
  /** Key of what is said beside it. */
  readonly note: string;
}

/** Where nothing can bring the button back, there is none. */
const FINAL: Record<OperationKind, readonly Block[]> = {
  capture: ['expired', 'voided'],
  refund: ['expired', 'voided', 'refunded', 'window_over', 'repaid'],
};

/** The buttons of 「クレジットカード支払」 (spec 4.1, point 3). Whoever may only look, and an authorisation that has ended, have none. */
export function operationRows({ capture, refund }: Pick<CardPayment, 'capture' | 'refund'>): readonly OperationRow[] {
  const blocks = [capture.block, refund.block];
  if (blocks.includes('role') || refund.block === 'expired') return [];
  return [
    {
      kind: 'capture',
      button: button('capture', capture.block),
      note: `orders.card.captureNotes.${capture.block ?? 'ready'}`,
    },
    {
      kind: 'refund',
      button: button('refund', refund.block),
      note: `orders.card.refundNotes.${refund.block ?? (refund.voids ? 'voids' : 'ready')}`,
    },
  ];
}

function button(kind: OperationKind, block: Block | null): OperationRow['button'] {
  if (!block) return 'ready';
  return FINAL[kind].includes(block) ? 'none' : 'pressed';
}
