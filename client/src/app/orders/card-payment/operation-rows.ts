import type { Block, CardPayment, OperationKind } from '@contract';

/** One of the two buttons 「実行」. */
export interface OperationRow {
  readonly kind: OperationKind;
  /** `ready`: enabled. `pressed`: shown as already pressed, or disabled for now. `none`: there is no button. */
  readonly button: 'ready' | 'pressed' | 'none';
  /** Text key of the explanation beside the button. */
  readonly note: string;
}

/** Blocks that can never be lifted: the button is not shown at all. */
const FINAL: Record<OperationKind, readonly Block[]> = {
  capture: ['expired', 'voided'],
  refund: ['expired', 'voided', 'refunded', 'window_over', 'repaid'],
};

/** The buttons of 「クレジットカード支払」 (spec 4.1, point 3). Viewers and expired authorisations have none. */
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
