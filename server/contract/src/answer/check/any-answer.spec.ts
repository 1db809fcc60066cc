import fc from 'fast-check';
import { contextOf, TODAY } from '../../../../../test/support/examples/checked-answer';
import {
  exampleAnswer,
  lodgingAnswer,
  serviceAnswer,
  withFields,
  withSection,
} from '../../../../../test/support/examples/example-answers';
import { type AnswerInput, checkAnswer, NOTICE_TYPE_CODES, noticeType } from '../..';

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
