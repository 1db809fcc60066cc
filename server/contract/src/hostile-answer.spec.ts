import fc from 'fast-check';
import { contextOf, errorsOf, TODAY } from '../../../test/support/checked-answer';
import {
  exampleAnswer,
  lodgingAnswer,
  serviceAnswer,
  withFields,
  withSection,
} from '../../../test/support/example-answers';
import { type AnswerInput, checkAnswer, NOTICE_TYPE_CODES, noticeType } from '.';

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

describe('an oversized answer', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, i]));

  it('of 10,000 unknown names gets a hundred errors', () => {
    expect(errorsOf(withFields(goods, 'purchaser', many(10_000)))).toHaveLength(100);
    expect(errorsOf({ ...goods, sections: { ...goods.sections, ...many(10_000) } })).toHaveLength(100);
    const guests = Array.from({ length: 20 }, () => many(1_000));
    expect(
      errorsOf(withSection(lodgingAnswer(type, TODAY), 'guests', guests)).filter((e) => e.endsWith('unknown_field')),
    ).toHaveLength(100);
  });

  it('of very long lists gets one error per list', () => {
    expect(errorsOf({ ...goods, notHeld: Array(300_000).fill('') })).toEqual(['/notHeld too_many']);
    expect(errorsOf(withSection(lodgingAnswer(type, TODAY), 'guests', Array(300_000).fill(0)))).toEqual([
      '/sections/guests too_many',
    ]);
    expect(
      errorsOf(
        withFields(exampleAnswer('usage_inquiry.cancellation_wanted', TODAY), 'resolution', {
          decisions: Array(300_000).fill(0),
          actedOn: null,
          amount: null,
        }),
      ),
    ).toEqual(['/sections/resolution/decisions invalid_option']);
  });

  it.each([
    ['digits', '4'.repeat(1_000_000)],
    ['spaced digits', '4 '.repeat(500_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['spaces and a letter', `${' '.repeat(1_000_000)}x`],
    ['joined emoji', '👩‍'.repeat(200_000)],
    ['piled marks', `か${'\u0301'.repeat(500_000)}`],
    ['ligatures', '\ufdfa'.repeat(300_000)],
    ['dots', `a@${'a.'.repeat(400_000)}`],
    ['hyphens', `0${'-'.repeat(1_000_000)}`],
  ])('with one long text of %s still gets a response', (_, text) => {
    const everywhere = Object.fromEntries(
      ['name', 'postalCode', 'address', 'email', 'phone'].map((field) => [field, text]),
    );
    expect(
      errorsOf(withSection(withSection(goods, 'purchaser', everywhere), 'remarks', text)).length +
        Number(text.trim() === ''),
    ).toBeGreaterThan(0);
  });

  it('with all texts at their limit is validated completely', () => {
    for (const text of ['4 '.repeat(1_000), '👩‍'.repeat(10) + '4'.repeat(1_900), `か${'\u0301'.repeat(31_000)}`])
      expect(errorsOf(withSection(goods, 'remarks', text))).toEqual([]);
  });

  it('with deep nesting is refused at its top level', () => {
    const deep = parsed(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(errorsOf(withSection(goods, 'remarks', deep))).toEqual(['/sections/remarks invalid_type']);
    expect(errorsOf(withSection(goods, 'product', deep))).toContain('/sections/product invalid_type');
    expect(errorsOf({ ...goods, notHeld: deep })).toEqual(['/notHeld/0 invalid_type']);
  });
});

describe('any input', () => {
  const code = fc.constantFrom(...NOTICE_TYPE_CODES);
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom(
      '',
      ' ',
      TODAY,
      '2026-02-29',
      true,
      0,
      'cancelled',
      'goods',
      ['refunded'],
      '０９０-1234-5678',
      ' Ａ＠ｅｘａｍｐｌｅ．ｊｐ',
      '〒880-0811',
      '1\r\n2\t3',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  /** Sections of the table filled with random values, so that every rule is reached. */
  const answers = code.chain((noticeTypeCode) => {
    const specs = noticeType(noticeTypeCode).sections;
    const fields = (spec: (typeof specs)[number]) =>
      fc.record(Object.fromEntries(spec.fields.map((f) => [f.name, anything])), { requiredKeys: [] });
    const sections = fc.record(
      Object.fromEntries(
        specs.map((s) => [s.name, fc.oneof(fields(s), fc.array(fields(s), { maxLength: 3 }), anything)]),
      ),
      { requiredKeys: [] },
    );
    return fc.record(
      {
        noticeType: fc.constant(noticeTypeCode),
        sections: fc.oneof(sections, anything),
        notHeld: fc.oneof(fc.array(fc.constantFrom('purchaser.name', 'guests.0.name', 'x')), anything),
      },
      { requiredKeys: ['noticeType'] },
    );
  });

  it('never makes the validation throw, and its errors are reported', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), answers), code, (input, noticeTypeCode) => {
        const { errors } = checkAnswer(input as AnswerInput, contextOf(noticeTypeCode));
        for (const error of errors)
          expect(error).toMatchObject({ pointer: expect.stringMatching(/^\//), message: expect.stringMatching(/。$/) });
      }),
      { numRuns: 1_000 },
    );
  });

  it('that is accepted is accepted again, unchanged', () => {
    const base = fc.constantFrom(exampleAnswer, lodgingAnswer, serviceAnswer);
    const changed = fc.tuple(base, code).chain(([example, noticeTypeCode]) => {
      const answer = example(noticeTypeCode, TODAY);
      return fc.constantFrom(...Object.keys(answer.sections)).chain((section) => {
        const names = noticeType(noticeTypeCode)
          .sections.find((s) => s.name === section)!
          .fields.map((f) => f.name);
        const value = names.length
          ? fc
              .tuple(fc.constantFrom(...names), anything)
              .map(([name, given]) => withFields(answer, section, { [name]: given }))
          : anything.map((given) => withSection(answer, section, given));
        return Array.isArray(answer.sections[section]) ? fc.constant(answer) : value;
      });
    });
    fc.assert(
      fc.property(changed, (input) => {
        const once = checkAnswer(input, contextOf(input.noticeType));
        if (once.errors.length > 0) return;
        expect(
          checkAnswer(JSON.parse(JSON.stringify(once.answer)) as AnswerInput, contextOf(input.noticeType)),
        ).toEqual(once);
      }),
      { numRuns: 2_000 },
    );
  });
});
