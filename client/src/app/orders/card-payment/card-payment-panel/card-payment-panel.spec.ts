import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import type { CardPayment, OperationView } from '@contract';
import { provideTexts } from '../../../shared/i18n/provide-texts';
import { AllTexts } from '../../../shared/testing/all-texts';
import type { Repayment } from '../repayment-mistakes';
import { CardPaymentPanel } from './card-payment-panel';

const READY: CardPayment = {
  trackingId: '01234567890123',
  amount: 12_800,
  state: 'authorized',
  cardBrand: 'visa',
  maskedCardNumber: '************4242',
  approvalCode: '123456',
  authorizedAt: '2026-11-20T01:00:00Z',
  authorizationEndsOn: '2027-01-19',
  autoCaptured: false,
  capturedOn: null,
  refundedOn: null,
  operations: [],
  inquiring: null,
  capture: { allowed: true, block: null, dates: { from: '2026-11-25', to: '2027-01-19' } },
  refund: { allowed: true, block: null, on: '2026-11-25', voids: true },
  difference: null,
  repayment: null,
  repaymentAllowed: false,
};
const CAPTURED: CardPayment = {
  ...READY,
  state: 'captured',
  capturedOn: '2026-11-25',
  capture: { allowed: false, block: 'captured', dates: null },
  refund: { allowed: true, block: null, on: '2026-11-25', voids: false },
};
const WINDOW_OVER: CardPayment = {
  ...CAPTURED,
  refund: { allowed: false, block: 'window_over', on: null, voids: false },
  repaymentAllowed: true,
};
const DECLINED: OperationView = {
  id: '1',
  kind: 'capture',
  state: 'declined',
  on: '2026-11-25',
  amount: 12_800,
  requestedAt: '2026-11-25T01:00:00Z',
  requestedBy: '佐藤 健一',
  concludedAt: '2026-11-25T01:00:01Z',
  code: '10122999',
};
let fixture: ComponentFixture<CardPaymentPanel>;
let host: HTMLElement;
let asked: unknown[];

async function show(payment: CardPayment, busy = false): Promise<void> {
  fixture.componentRef.setInput('payment', payment);
  fixture.componentRef.setInput('busy', busy);
  await fixture.whenStable();
}

function button(name: string): HTMLButtonElement | undefined {
  return [...host.querySelectorAll('button')].find((found) => found.textContent.includes(name));
}

function canBePressed(name: string): boolean | undefined {
  const found = button(name);
  return found && found.getAttribute('aria-disabled') !== 'true';
}

/** Types a text and leaves the field. */
function type(selector: string, text: string): void {
  const box = host.querySelector<HTMLInputElement>(selector)!;
  box.value = text;
  for (const event of ['input', 'blur']) box.dispatchEvent(new Event(event));
}

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [provideTexts(AllTexts), provideHttpClient(), provideHttpClientTesting()],
  });
  fixture = TestBed.createComponent(CardPaymentPanel);
  fixture.componentRef.setInput('orderNumber', 'KT-20960');
  host = fixture.nativeElement;
  asked = [];
  fixture.componentInstance.capture.subscribe((on) => asked.push(['capture', on]));
  fixture.componentInstance.refund.subscribe((on) => asked.push(['refund', on]));
  fixture.componentInstance.repayment.subscribe((repayment: Repayment) => asked.push(repayment));
});

describe('「クレジットカード支払」', () => {
  it('requests a capture on the chosen day (today by default) and a refund today', async () => {
    await show(READY);
    button('売上日指定要求')!.click();
    const days = host.querySelector<HTMLSelectElement>('#operation-day')!;
    expect(days.value).toBe('2026-11-25');
    days.value = '2026-12-01';
    days.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    button('売上日指定要求')!.click();
    button('返金要求')!.click();
    expect(asked).toEqual([
      ['capture', '2026-11-25'],
      ['capture', '2026-12-01'],
      ['refund', '2026-11-25'],
    ]);
  });

  it('disables its buttons while a call runs', async () => {
    await show(READY, true);
    button('売上日指定要求')!.click();
    button('返金要求')!.click();
    expect(asked).toEqual([]);
  });

  it('offers only the refund after a capture, and says that it was captured', async () => {
    await show(CAPTURED);
    expect(canBePressed('売上日指定要求')).toBe(false);
    expect(host.textContent).toContain('売上日指定要求済みです(売上日 2026/11/25)');
    expect(canBePressed('返金要求')).toBe(true);
    button('売上日指定要求')!.click();
    expect(asked).toEqual([]);
  });

  it('shows the capture as already requested with 自動売上', async () => {
    await show({ ...CAPTURED, autoCaptured: true, capture: { allowed: false, block: 'auto_captured', dates: null } });
    expect(canBePressed('売上日指定要求')).toBe(false);
    expect(host.textContent).toContain('自動売上のため');
  });

  it('shows 「返金要求済みです」 in place of the button', async () => {
    await show({
      ...CAPTURED,
      state: 'refunded',
      refundedOn: '2026-11-25',
      refund: { allowed: false, block: 'refunded', on: null, voids: false },
    });
    expect(button('返金要求')).toBeUndefined();
    expect(host.textContent).toContain('返金要求済みです');
  });

  it('offers no button after the authorisation has expired, and says that the buyer must purchase again', async () => {
    await show({
      ...READY,
      capture: { allowed: false, block: 'expired', dates: null },
      refund: { allowed: false, block: 'expired', on: null, voids: true },
    });
    expect(host.querySelector('button')).toBeNull();
    expect(host.textContent).toContain('お客様に再度ご購入いただく必要があります');
  });

  it('offers no button to a viewer', async () => {
    await show({
      ...READY,
      capture: { allowed: false, block: 'role', dates: null },
      refund: { allowed: false, block: 'role', on: null, voids: true },
    });
    expect(host.querySelector('button')).toBeNull();
    expect(host.textContent).toContain('売上・返金の操作はできません');
  });

  it('disables both buttons while an outcome is looked up', async () => {
    const blocked = { allowed: false, block: 'inquiring' } as const;
    await show({
      ...READY,
      inquiring: 'capture',
      operations: [{ ...DECLINED, state: 'unknown', code: null }],
      capture: { ...blocked, dates: null },
      refund: { ...blocked, on: null, voids: true },
    });
    expect(host.textContent).toContain('売上日指定要求の結果照会中です');
    expect([canBePressed('売上日指定要求'), canBePressed('返金要求')]).toEqual([false, false]);
  });

  it('shows a declined attempt and lets the person try again', async () => {
    await show({ ...READY, operations: [DECLINED] });
    expect(host.textContent).toContain('売上日指定要求は受け付けられませんでした');
    expect(host.textContent).toContain('10122999');
    expect(canBePressed('売上日指定要求')).toBe(true);
  });

  it('shows the gateway’s differing state in place of the buttons, and whom to ask', async () => {
    const found = { theirAmount: null, foundAt: '2026-11-24T19:30:00Z' };
    await show({ ...CAPTURED, difference: { ...found, theirs: 'refunded' } });
    for (const text of [
      '決済代行会社では返金済みです',
      'この画面では「売上確定」ですが',
      '加盟店サポートへお問い合わせください',
      '2026/11/25 04:30 の照合で',
    ])
      expect(host.textContent).toContain(text);
    await show({ ...CAPTURED, difference: { ...found, theirs: 'captured', theirAmount: 1_280 } });
    expect(host.textContent).toContain('この画面では12,800円、決済代行会社では1,280円です');
    await show({ ...READY, difference: { ...found, theirs: 'none' } });
    expect(host.textContent).toContain('決済代行会社にこの決済が見つかりません');
    await show(READY);
    expect(host.textContent).not.toContain('決済代行会社');
  });

  it('records a repayment where the refund period is over', async () => {
    await show(WINDOW_OVER);
    expect(button('返金要求')).toBeUndefined();
    expect(host.textContent).toContain('お客様の口座に直接ご返金');
    type('#repaid-on', '令和8年11月24日');
    type('[name=amount]', '￥９，８６０円');
    host.querySelector<HTMLTextAreaElement>('[name=note]')!.value = '銀行振込で返金';
    button('直接返金を記録する')!.click();
    expect(asked).toEqual([{ repaidOn: '2026-11-24', amount: 9_860, note: '銀行振込で返金' }]);
  });
});
