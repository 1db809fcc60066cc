import { NOTICE_TYPE_CODES } from '@contract';
import { formWith, wrong } from '../testing/answer-forms';
import { FILLED, GOODS, LODGING } from '../testing/filled-entries';
import { AnswerForm } from './answer-form';

const shown = (form: AnswerForm) => form.sections().map((s) => s.path);
const fieldsShown = (form: AnswerForm, section: string) =>
  form
    .sections()
    .find((s) => s.path === section)!
    .groups.flatMap((g) => g.fields.map((f) => f.spec.name));
const missing = (form: AnswerForm) =>
  form
    .problems()
    .filter((p) => p.missing)
    .map((p) => p.path);

describe('The answer form of each notice type', () => {
  it.each(NOTICE_TYPE_CODES)('accepts a complete answer: %s', (code) => {
    const form = formWith(FILLED[code], code);
    expect(wrong(form)).toEqual([]);
    expect(form.confirm()).toBe(true);
    expect(form.answer()).toMatchObject({ noticeType: code, notHeld: [] });
  });

  it.each(NOTICE_TYPE_CODES)('lists what is missing in an empty form: %s', (code) => {
    const form = formWith({}, code);
    expect(missing(form).length).toBeGreaterThan(0);
    expect(form.visibleProblems().every((p) => p.missing && p.inputId)).toBe(true);
    expect(form.confirm()).toBe(false);
  });
});

describe('What the form asks for', () => {
  it('shows only the sections for the chosen form of sale', () => {
    expect(shown(formWith({}))).toEqual(['product', 'purchaser', 'contactDesk', 'remarks']);
    expect(shown(formWith(GOODS))).toEqual([
      'product',
      'purchaser',
      'subscription',
      'shipping',
      'deliveryAddress',
      'contactDesk',
      'remarks',
    ]);
    expect(shown(formWith(LODGING))).toEqual([
      'product',
      'purchaser',
      'reservationHolder',
      'guests',
      'stay',
      'contactDesk',
      'remarks',
    ]);
  });

  it('asks for nothing about the purchaser in a cancellation request', () => {
    expect(shown(formWith({}, 'cancellation_request.not_recognized'))).toEqual(['cancellation']);
  });

  it('shows fields depending on earlier answers', () => {
    const form = formWith({}, 'cancellation_request.method_unknown');
    expect(fieldsShown(form, 'cancellation')).toEqual(['result']);
    form.enter('cancellation.result', 'cancelled');
    expect(fieldsShown(form, 'cancellation')).toEqual([
      'result',
      'cancelledOn',
      'neverBilled',
      'lastBilledOn',
      'lastBilledAmount',
    ]);
    form.enter('cancellation.neverBilled', true);
    expect(fieldsShown(form, 'cancellation')).toEqual(['result', 'cancelledOn', 'neverBilled']);
    form.enter('cancellation.result', 'not_possible');
    expect(fieldsShown(form, 'cancellation')).toEqual(['result', 'reason']);
  });

  it('does not send hidden values, and restores them when they are shown again', () => {
    const form = formWith(GOODS);
    form.enter('product.salesForm', 'service');
    form.enter('product.continuing', false);
    expect(Object.keys(form.answer().sections)).toEqual(['product', 'purchaser', 'contactDesk']);
    form.enter('product.salesForm', 'goods');
    expect(form.answer().sections['shipping']).toEqual({
      orderedOn: '2026-11-01',
      shippedOn: '2026-11-02',
      deliveredOn: '2026-11-04',
    });
  });

  it('leaves an optional section out until it is switched on', () => {
    const form = formWith(GOODS);
    expect(wrong(form)).toEqual([]);
    form.include('deliveryAddress', true);
    expect(missing(form)).toEqual(['deliveryAddress.name', 'deliveryAddress.address']);
    form.enter('deliveryAddress.name', '山田 太郎');
    form.include('deliveryAddress', false);
    expect(form.answer().sections['deliveryAddress']).toBeUndefined();
  });

  it('allows lodging without a purchaser', () => {
    const form = formWith(LODGING);
    expect(form.sections().find((s) => s.path === 'purchaser')).toMatchObject({ switchable: true, included: false });
    form.include('purchaser', true);
    expect(missing(form)).toContain('purchaser.name');
  });

  it('marks required fields, and fields of which one is enough', () => {
    const desk = formWith({})
      .sections()
      .find((s) => s.path === 'contactDesk')!;
    expect(desk.groups[0]!.fields.map((f) => [f.spec.name, f.need])).toEqual([
      ['name', 'optional'],
      ['phone', 'one_of'],
      ['email', 'one_of'],
      ['url', 'one_of'],
      ['hours', 'optional'],
    ]);
  });
});
