import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AnswerInput, Warning, WarningCode } from '@contract';
import { LanguageChoice } from '../../../shared/i18n/language-choice';
import { provideTexts } from '../../../shared/i18n/provide-texts';
import { AllTexts } from '../../../shared/testing/all-texts';
import { AnswerReview } from './answer-review';

const ANSWER: AnswerInput = {
  noticeType: 'cancellation_request.method_unknown',
  sections: { cancellation: { result: 'cancelled', cancelledOn: '2026-11-22', neverBilled: true } },
  notHeld: [],
};
const BILLED: Warning = {
  code: 'was_billed',
  pointer: '/sections/cancellation/neverBilled',
  message: '',
  params: { on: '2026-11-02' },
};
const CHARGED: Warning = {
  code: 'charge_scheduled',
  pointer: '/sections/cancellation/cancelledOn',
  message: '',
  params: { on: '2026-12-01' },
};

beforeEach(() =>
  TestBed.configureTestingModule({
    providers: [provideTexts(AllTexts), provideHttpClient(), provideHttpClientTesting()],
  }),
);
beforeEach(() => TestBed.inject(LanguageChoice).start());

async function rendered(warnings: readonly Warning[]) {
  const fixture = TestBed.createComponent(AnswerReview);
  for (const [name, value] of Object.entries({ answer: ANSWER, busy: false, warnings }))
    fixture.componentRef.setInput(name, value);
  const registered: (readonly WarningCode[])[] = [];
  fixture.componentInstance.register.subscribe((codes) => registered.push(codes));
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  document.body.append(page);
  const press = async (element: HTMLElement) => {
    element.click();
    await fixture.whenStable();
  };
  return {
    fixture,
    page,
    registered,
    boxes: () => [...page.querySelectorAll<HTMLInputElement>('input[type=checkbox]')],
    press,
    pressRegister: () => press(page.querySelector<HTMLElement>('.button-primary')!),
  };
}

describe('The review of an answer', () => {
  it('registers an answer that agrees with the order without confirmation', async () => {
    const { registered, boxes, pressRegister } = await rendered([]);
    await pressRegister();
    expect([registered, boxes()]).toEqual([[[]], []]);
  });

  it('requires confirmation of each difference from the order', async () => {
    const { page, registered, boxes, press, pressRegister } = await rendered([BILLED, CHARGED]);
    expect(page.textContent).toContain('2026/11/02に売上が確定しています');
    await press(boxes()[0]!);
    await pressRegister();
    expect([registered, document.activeElement]).toEqual([[], boxes()[1]]);
    expect(page.querySelector('[role=alert]')!.textContent).toContain('選択されていない');
    await press(boxes()[1]!);
    expect(page.querySelector('[role=alert]')!.textContent?.trim()).toBe('');
    await pressRegister();
    expect(registered).toEqual([['was_billed', 'charge_scheduled']]);
  });

  it('also requires confirmation of what the server found', async () => {
    const { fixture, registered, boxes, press, pressRegister } = await rendered([BILLED]);
    await press(boxes()[0]!);
    fixture.componentRef.setInput('warnings', [BILLED, CHARGED]);
    await fixture.whenStable();
    expect(boxes().map((box) => box.checked)).toEqual([true, false]);
    await pressRegister();
    expect(registered).toEqual([]);
  });
});
