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
