import { type CaseDetail, NOTICE_TYPE_CODES, type NoticeTypeCode } from '@contract';
import { TODAY, caseDetail } from '../testing/case-detail';
import { type Entries, FILLED, GOODS, LODGING, SERVICE } from '../testing/filled-entries';
import { AnswerForm } from './answer-form';

function formWith(
  entries: Entries,
  noticeType: NoticeTypeCode = 'usage_inquiry.usage_details',
  changes: Partial<CaseDetail> = {},
): AnswerForm {
  const form = new AnswerForm(caseDetail(noticeType, changes), () => TODAY);
  for (const [path, value] of Object.entries(entries)) form.enter(path, value);
  return form;
}

const shown = (form: AnswerForm) => form.sections().map((s) => s.path);
const fieldsShown = (form: AnswerForm, section: string) =>
  form
    .sections()
    .find((s) => s.path === section)!
    .fields.map((f) => f.spec.name);
const missing = (form: AnswerForm) =>
  form
    .problems()
    .filter((p) => p.missing)
    .map((p) => p.path);
const wrong = (form: AnswerForm) => form.problems().map((p) => `${p.path} ${p.error.code}`);

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
    expect(desk.fields.map((f) => [f.spec.name, f.need])).toEqual([
      ['name', 'optional'],
      ['phone', 'one_of'],
      ['email', 'one_of'],
      ['url', 'one_of'],
      ['hours', 'optional'],
    ]);
  });
});

describe('What a person enters', () => {
  it.each([
    ['1,980', 1980],
    ['¥1,980', 1980],
    ['1980円', 1980],
    ['0', 0],
  ])('reads %s as an amount', (text, amount) => {
    const form = formWith(
      { ...FILLED['usage_inquiry.duplicate_charge'], 'resolution.amount': text },
      'usage_inquiry.duplicate_charge',
    );
    expect(form.answer().sections['resolution']).toMatchObject({ amount });
  });

  it.each([
    ['いくらか', 'invalid_amount'],
    ['1.5', 'invalid_amount'],
    ['1e3', 'invalid_amount'],
    ['0x10', 'invalid_amount'],
    ['-1', 'out_of_range'],
    ['10000000', 'out_of_range'],
  ])('refuses %s as an amount', (text, code) => {
    const form = formWith(
      { ...FILLED['usage_inquiry.duplicate_charge'], 'resolution.amount': text },
      'usage_inquiry.duplicate_charge',
    );
    form.leave('resolution.amount');
    expect(wrong(form)).toEqual([`resolution.amount ${code}`]);
    expect(form.valueAt('resolution.amount')).toBe(text);
  });

  it.each([
    ['resolution.amount', '１，９８０円', '1980'],
    ['resolution.actedOn', '令和8年11月22日', '2026-11-22'],
    ['resolution.actedOn', '11/22', '2026-11-22'],
    ['purchaser.phone', '\u202d090-1234-5678\u202c', '09012345678'],
    ['purchaser.email', 'ｙ＠example．jp\u200b', 'y@example.jp'],
    ['purchaser.name', '髙﨑　𠮷子 ', '髙﨑　𠮷子 '],
  ])('shows text typed at %s as it will be registered, once the field is left', (path, typed, read) => {
    const form = formWith(
      { ...FILLED['usage_inquiry.duplicate_charge'], [path]: typed },
      'usage_inquiry.duplicate_charge',
    );
    expect(form.valueAt(path)).toBe(typed);
    form.leave(path);
    expect(form.valueAt(path)).toBe(read);
  });

  it('is unchanged by leaving a field that already shows the registered form', () => {
    const form = formWith(GOODS);
    const draft = form.draft();
    form.leave('purchaser.name');
    expect(form.draft()).toBe(draft);
  });

  it('leaves prefilled values and their origin as they are', () => {
    const { payment } = caseDetail('usage_inquiry.usage_details');
    const form = formWith({}, 'usage_inquiry.usage_details', { payment: { ...payment, productName: 'りんご\t5kg' } });
    form.leave('product.name');
    expect(form.changed()).toBe(false);
    expect(form.draft().origins['product.name']).toBe('payment');
  });

  it('accepts 「保有していない」 for a required personal field, and sends no value for it', () => {
    const form = formWith(SERVICE);
    form.declareNotHeld('purchaser.address', true);
    expect(wrong(form)).toEqual([]);
    expect(form.answer()).toMatchObject({ notHeld: ['purchaser.address'] });
    expect(form.answer().sections['purchaser']).not.toHaveProperty('address');
  });

  it('drops 「保有していない」 of a section that no longer applies', () => {
    const form = formWith(LODGING);
    form.declareNotHeld('stay.guestCount', true);
    form.declareNotHeld('reservationHolder.email', true);
    form.enter('product.salesForm', 'service');
    expect(form.answer().notHeld).toEqual([]);
  });

  it('copies the reservation holder to a guest', () => {
    const form = formWith(LODGING);
    form.addItem('guests');
    form.copyHolderToGuest(1);
    expect(form.answer().sections['guests']).toEqual([
      { name: '髙﨑 𠮷子' },
      { name: '髙﨑 𠮷子', address: '宮崎県宮崎市錦町1-10', phone: '0985233362', email: 'y@example.jp' },
    ]);
  });

  it('shifts values and marks of later guests when a guest is removed', () => {
    const form = formWith(LODGING);
    form.addItem('guests');
    form.declareNotHeld('guests.1.name', true);
    form.removeItem('guests', 0);
    expect(form.answer()).toMatchObject({ notHeld: ['guests.0.name'] });
    expect(wrong(form)).toEqual([]);
  });

  it('masks a card number on request, but not the tracking ID of the case', () => {
    const form = formWith({ ...SERVICE, remarks: 'カード 4111 1111 1111 1111、追跡 12345678901234' });
    expect(wrong(form)).toEqual(['remarks pan_not_allowed']);
    form.maskCardNumber('remarks');
    expect(form.answer().sections['remarks']).toBe('カード ************1111、追跡 12345678901234');
  });
});
