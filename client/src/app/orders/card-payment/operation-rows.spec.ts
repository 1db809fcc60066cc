import type { Block } from '@contract';
import { operationRows } from './operation-rows';

function rows(capture: Block | null, refund: Block | null, voids = false): string[] {
  const card = {
    capture: { allowed: !capture, block: capture, dates: null },
    refund: { allowed: !refund, block: refund, on: null, voids },
  };
  return operationRows(card).map(({ kind, button, note }) => `${kind}: ${button}, ${note.split('.').pop()}`);
}

describe('the two buttons of 「クレジットカード支払」', () => {
  it('are both enabled while nothing is done', () => {
    expect(rows(null, null, true)).toEqual(['capture: ready, ready', 'refund: ready, voids']);
  });

  it('leave only the refund after a capture, requested or automatic', () => {
    expect(rows('captured', null)).toEqual(['capture: pressed, captured', 'refund: ready, ready']);
    expect(rows('auto_captured', null)).toEqual(['capture: pressed, auto_captured', 'refund: ready, ready']);
  });

  it('say that a refund is already requested', () => {
    expect(rows('captured', 'refunded')).toEqual(['capture: pressed, captured', 'refund: none, refunded']);
    expect(rows('voided', 'voided')).toEqual(['capture: none, voided', 'refund: none, voided']);
  });

  it('are disabled while an outcome is looked up', () => {
    expect(rows('inquiring', 'inquiring')).toEqual(['capture: pressed, inquiring', 'refund: pressed, inquiring']);
  });

  it('are missing for a viewer and after the authorisation has expired', () => {
    expect(rows('role', 'role')).toEqual([]);
    expect(rows('captured', 'role')).toEqual([]);
    expect(rows('expired', 'expired')).toEqual([]);
  });

  it('still cancel an authorisation that can no longer be captured', () => {
    expect(rows('expired', null, true)).toEqual(['capture: none, expired', 'refund: ready, voids']);
  });

  it('delay a refund until the day of the capture', () => {
    expect(rows('captured', 'capture_ahead')).toEqual(['capture: pressed, captured', 'refund: pressed, capture_ahead']);
  });

  it('are replaced by a repayment where the refund period is over', () => {
    expect(rows('captured', 'window_over')).toEqual(['capture: pressed, captured', 'refund: none, window_over']);
  });
});
