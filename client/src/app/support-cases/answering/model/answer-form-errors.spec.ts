import { signal } from '@angular/core';
import { fieldError } from '@contract';
import { TODAY, caseDetail } from '../testing/case-detail';
import { GOODS, SERVICE } from '../testing/filled-entries';
import { AnswerForm } from './answer-form';

const DESK = { name: 'お客様窓口', phone: '0120713362' };

describe('The initial form', () => {
  it('contains the product of the payment, marked as prefilled until it is changed', () => {
    const { payment } = caseDetail('usage_inquiry.usage_details');
    const form = new AnswerForm(
      caseDetail('usage_inquiry.usage_details', { payment: { ...payment, productName: 'りんご' } }),
      () => TODAY,
    );
    expect(form.valueAt('product.name')).toBe('りんご');
    expect(form.draft().origins).toEqual({ 'product.name': 'payment' });
    form.enter('product.name', '青りんご');
    expect(form.draft().origins).toEqual({});
  });

  it('contains the contact desk of the last answer', () => {
    const form = new AnswerForm(caseDetail('usage_inquiry.usage_details', { contactDeskDefault: DESK }), () => TODAY);
    expect(form.draft().origins).toEqual({ 'contactDesk.name': 'formerDesk', 'contactDesk.phone': 'formerDesk' });
    expect(form.changed()).toBe(false);
  });

  it('contains nothing that the notice type does not ask for', () => {
    const form = new AnswerForm(caseDetail('cancellation_request.other', { contactDeskDefault: DESK }), () => TODAY);
    expect(form.draft().sections).toEqual({});
  });

  it('contains the former answer for a correction', () => {
    const former = {
      revision: 1,
      registeredAt: '2026-11-21T00:00:00.000Z',
      registeredBy: '山田',
      noticeType: 'usage_inquiry.usage_details' as const,
      sections: {
        product: { name: '梨', salesForm: 'service', continuing: false },
        purchaser: { name: '甲' },
        contactDesk: DESK,
      },
      notHeld: ['purchaser.address', 'purchaser.email', 'purchaser.phone'],
    };
    const form = new AnswerForm(
      caseDetail('usage_inquiry.usage_details', { status: 'reopened', answers: [former] }),
      () => TODAY,
    );
    expect(form.problems()).toEqual([]);
    expect(form.answer()).toEqual({
      noticeType: former.noticeType,
      sections: former.sections,
      notHeld: former.notHeld,
    });
    expect(form.draft().origins['product.name']).toBe('formerAnswer');
  });
});

describe('Errors of the form', () => {
  const filled = (changes: Readonly<Record<string, unknown>> = {}, base = SERVICE) => {
    const form = new AnswerForm(caseDetail('usage_inquiry.usage_details'), () => TODAY);
    for (const [path, value] of Object.entries({ ...base, ...changes })) form.enter(path, value);
    return form;
  };

  it('are shown at a field only after it was left', () => {
    const form = filled({ 'purchaser.email': 'y@' });
    expect(form.errorsAt('purchaser.email')).toEqual([]);
    form.leave('purchaser.email');
    expect(form.errorsAt('purchaser.email').map((e) => e.code)).toEqual(['invalid_email']);
  });

  it('are all shown after 「確認」, in the order of the form', () => {
    const form = filled({ 'contactDesk.email': '', 'purchaser.name': '', 'product.salesForm': undefined });
    expect(form.confirm()).toBe(false);
    expect(form.visibleProblems().map((p) => p.path)).toEqual([
      'product.salesForm',
      'purchaser.name',
      'contactDesk.phone',
    ]);
    expect(form.errorsAt('contactDesk.phone').map((e) => e.code)).toEqual(['one_required']);
  });

  it('report dates in the wrong order and dates that do not exist', () => {
    const form = filled({ 'shipping.deliveredOn': '2026-10-30' }, GOODS);
    expect(form.problems().map((p) => p.error.code)).toEqual(['date_order']);
    form.enter('shipping.deliveredOn', '2026-02-30');
    expect(form.problems().map((p) => p.error.code)).toEqual(['invalid_date']);
  });

  it('of the server stay until the field is changed', () => {
    const form = filled();
    form.refuse([
      fieldError('/sections/purchaser/name', 'control_character'),
      fieldError('/noticeType', 'notice_type_mismatch'),
    ]);
    expect(form.errorsAt('purchaser.name').map((e) => e.code)).toEqual(['control_character']);
    form.enter('purchaser.name', '乙');
    expect(form.problems().map((p) => [p.path, p.inputId])).toEqual([[null, null]]);
    expect(form.confirm()).toBe(true);
  });
});

describe('A form that stays open over midnight', () => {
  it('uses the new date as today', () => {
    const today = signal(TODAY);
    const form = new AnswerForm(caseDetail('usage_inquiry.usage_details'), today);
    for (const [path, value] of Object.entries(GOODS)) form.enter(path, value);
    form.enter('shipping.deliveredOn', '2026-11-25');
    form.leave('shipping.deliveredOn');
    expect(form.errorsAt('shipping.deliveredOn').map(({ code }) => code)).toEqual(['date_in_future']);
    today.set('2026-11-25');
    expect(form.errorsAt('shipping.deliveredOn')).toEqual([]);
    expect(form.confirm()).toBe(true);
  });
});
