import { agree, type GatewayWord, nextComparisonOn, type OurCapture } from './agreement';

const TODAY = '2026-11-27';
const ours = (
  state: OurCapture['state'],
  capturedOn: string | null = null,
  declinedFor: string | null = null,
): OurCapture => ({ state, amount: 1_980, capturedOn, declinedFor });
const theirs = (state: GatewayWord['state'], amount: number | null = null): GatewayWord => ({ state, amount });

describe('a payment here and at the gateway', () => {
  it('agrees in the same state, and in no other', () => {
    for (const one of ['authorized', 'captured', 'refunded', 'voided'] as const) {
      for (const other of ['authorized', 'captured', 'refunded', 'voided', 'none'] as const) {
        expect([one, other, agree(ours(one, '2026-11-20'), theirs(other), TODAY)]).toEqual([one, other, one === other]);
      }
    }
  });

  it('agrees in its amount if the gateway states one', () => {
    expect([
      agree(ours('authorized'), theirs('authorized', 1_980), TODAY),
      agree(ours('authorized'), theirs('authorized', 1_000), TODAY),
    ]).toEqual([true, false]);
  });

  it('may still be an authorisation there until the day of its capture is over, and nothing else', () => {
    for (const [capturedOn, agreed] of [
      ['2026-11-28', true],
      [TODAY, true],
      ['2026-11-26', false],
    ] as const) {
      expect([capturedOn, agree(ours('captured', capturedOn), theirs('authorized'), TODAY)]).toEqual([
        capturedOn,
        agreed,
      ]);
    }
    expect(agree(ours('captured', '2026-11-28'), theirs('voided'), TODAY)).toBe(false);
    expect(agree(ours('captured', '2026-11-28'), theirs('authorized', 1), TODAY)).toBe(false);
  });
});

describe('the next comparison', () => {
  it('is on the day after a capture, on the next day while they differ, and otherwise after the next change', () => {
    expect(nextComparisonOn(ours('captured', '2026-12-31'), true, TODAY)).toBe('2027-01-01');
    expect(nextComparisonOn(ours('captured', TODAY), true, TODAY)).toBe('2026-11-28');
    expect(nextComparisonOn(ours('captured', '2026-11-26'), true, TODAY)).toBeNull();
    expect(nextComparisonOn(ours('captured', '2026-12-31'), false, TODAY)).toBe('2026-11-28');
    expect(nextComparisonOn(ours('refunded', TODAY), true, TODAY)).toBeNull();
  });

  it('is on the day after that of a capture which counts as not executed, while there is only an authorisation', () => {
    expect(nextComparisonOn(ours('authorized', null, '2026-12-31'), true, TODAY)).toBe('2027-01-01');
    expect(nextComparisonOn(ours('authorized', null, TODAY), true, TODAY)).toBe('2026-11-28');
    expect(nextComparisonOn(ours('authorized', null, '2026-11-26'), true, TODAY)).toBeNull();
    expect(nextComparisonOn(ours('voided', null, '2026-12-31'), true, TODAY)).toBeNull();
  });
});
