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
  it('can both be pressed while nothing is done', () => {
    expect(rows(null, null, true)).toEqual(['capture: ready, ready', 'refund: ready, voids']);
  });

  it('leave the refund after a capture, requested or automatic', () => {
    expect(rows('captured', null)).toEqual(['capture: pressed, captured', 'refund: ready, ready']);
    expect(rows('auto_captured', null)).toEqual(['capture: pressed, auto_captured', 'refund: ready, ready']);
  });

  it('say that a refund is requested already', () => {
    expect(rows('captured', 'refunded')).toEqual(['capture: pressed, captured', 'refund: none, refunded']);
    expect(rows('voided', 'voided')).toEqual(['capture: none, voided', 'refund: none, voided']);
  });

  it('rest while an outcome is looked up', () => {
    expect(rows('inquiring', 'inquiring')).toEqual(['capture: pressed, inquiring', 'refund: pressed, inquiring']);
  });

  it('are not there for who may only look, nor after the authorisation’s end', () => {
    expect(rows('role', 'role')).toEqual([]);
    expect(rows('captured', 'role')).toEqual([]);
    expect(rows('expired', 'expired')).toEqual([]);
  });

  it('leave the cancelling of an authorisation that can’t be captured any more', () => {
    expect(rows('expired', null, true)).toEqual(['capture: none, expired', 'refund: ready, voids']);
  });

  it('wait with a refund for the day of the capture', () => {
    expect(rows('captured', 'capture_ahead')).toEqual(['capture: pressed, captured', 'refund: pressed, capture_ahead']);
  });

  it('give way to a repayment where the window for refunds is over', () => {
    expect(rows('captured', 'window_over')).toEqual(['capture: pressed, captured', 'refund: none, window_over']);
  });
});
