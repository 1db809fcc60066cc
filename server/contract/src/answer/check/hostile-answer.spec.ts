import { errorsOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import {
  exampleAnswer,
  lodgingAnswer,
  withFields,
  withSection,
} from '../../../../../test/support/examples/example-answers';

const type = 'usage_inquiry.usage_details';
const goods = exampleAnswer(type, TODAY);
const parsed = (json: string): unknown => JSON.parse(json);

describe('an answer of a wrong shape', () => {
  it.each([null, [], 'x', 1, true, {}])('%j is refused as a whole', (input) => {
    const errors = errorsOf(input, type);
    expect(errors).toEqual(
      expect.arrayContaining([
        '/noticeType notice_type_mismatch',
        '/sections invalid_type',
        '/notHeld invalid_type',
        '/sections/product/salesForm required',
      ]),
    );
  });

  it.each([[[]], ['x'], [1], [true]])('in %j has no valid sections', (sections) =>
    expect(errorsOf({ ...goods, sections }, type)).toContain('/sections invalid_type'),
  );

  it.each(['product', 'purchaser', 'subscription', 'shipping', 'contactDesk'])(
    'has no valid %s in a list, a text or a number',
    (section) => {
      for (const value of [[1], 'x', 5, true])
        expect(errorsOf(withSection(goods, section, value))).toContain(`/sections/${section} invalid_type`);
    },
  );

  it('has lists and texts only where the table demands them', () => {
    expect(errorsOf(withSection(lodgingAnswer(type, TODAY), 'guests', { 0: { name: '中村' } }))).toEqual([
      '/sections/guests invalid_type',
    ]);
    for (const value of [{}, ['x'], 3])
      expect(errorsOf(withSection(goods, 'remarks', value))).toEqual(['/sections/remarks invalid_type']);
    expect(
      errorsOf(withFields(goods, 'purchaser', { name: { ja: 'x' }, phone: 985233362, email: ['a@example.jp'] })),
    ).toEqual(['name', 'email', 'phone'].map((f) => `/sections/purchaser/${f} invalid_type`));
  });

  it('has a list of texts for what is not held', () => {
    for (const notHeld of [null, 'purchaser.name', {}, 1])
      expect(errorsOf({ ...goods, notHeld })).toEqual(['/notHeld invalid_type']);
    expect(errorsOf({ ...goods, notHeld: [1, null, ['purchaser.name'], {}] })).toEqual(
      [0, 1, 2, 3].map((i) => `/notHeld/${i} invalid_type`),
    );
  });
});

describe('names with a meaning in JavaScript', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype', 'then'])(
    '%s is refused like any other unknown name',
    (name) => {
      const surplus = parsed(`{"${name}": {"name": "x"}}`) as object;
      const merged = (base: unknown) =>
        parsed(`${JSON.stringify(base).slice(0, -1)},${JSON.stringify(surplus).slice(1)}`);
      expect(errorsOf({ ...goods, sections: merged(goods.sections) })).toEqual([`/sections/${name} not_asked`]);
      expect(errorsOf(withSection(goods, 'product', merged(goods.sections['product'])))).toEqual([
        `/sections/product/${name} unknown_field`,
      ]);
    },
  );

  it('do not add a section or field to an answer that has none', () => {
    const heir = parsed('{"__proto__": {"name": "佐藤", "address": "東京都"}}');
    expect(errorsOf(withSection(goods, 'purchaser', heir))).toEqual([
      ...['name', 'address', 'email', 'phone'].map((f) => `/sections/purchaser/${f} required`),
      '/sections/purchaser/__proto__ unknown_field',
    ]);
    expect(errorsOf(withFields(goods, 'product', { salesForm: 'constructor' }))).toContain(
      '/sections/product/salesForm invalid_option',
    );
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });
});

describe('an unknown field', () => {
  it('is refused by its name, escaped as a JSON pointer', () => {
    expect(errorsOf(withFields(goods, 'purchaser', { nickname: 'x' }))).toEqual([
      '/sections/purchaser/nickname unknown_field',
    ]);
    expect(errorsOf(withFields(goods, 'purchaser', { nickname: null }))).toEqual([
      '/sections/purchaser/nickname unknown_field',
    ]);
    expect(errorsOf(withFields(goods, 'purchaser', { 'a/b~c': 1, '': 2 }))).toEqual([
      '/sections/purchaser/a~1b~0c unknown_field',
      '/sections/purchaser/ unknown_field',
    ]);
    expect(errorsOf(withFields(lodgingAnswer(type, TODAY), 'stay', { nights: 1 }))).toEqual([
      '/sections/stay/nights unknown_field',
    ]);
    expect(errorsOf(withSection(lodgingAnswer(type, TODAY), 'guests', [{ name: '中村', age: 3 }]))).toEqual([
      '/sections/guests/0/age unknown_field',
    ]);
  });

  it('is reported with a bounded part of its name', () => {
    const [error] = errorsOf(withFields(goods, 'purchaser', { [`${'x'.repeat(63)}𠮷${'y'.repeat(1_000)}`]: 1 }));
    expect(error).toBe(`/sections/purchaser/${'x'.repeat(63)}\ufffd unknown_field`);
  });
});
