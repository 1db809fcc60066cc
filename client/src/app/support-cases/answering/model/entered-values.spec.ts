import { formWith, wrong } from '../testing/answer-forms';
import { caseDetail } from '../testing/case-detail';
import { FILLED, GOODS, LODGING, SERVICE } from '../testing/filled-entries';

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
