import fc from 'fast-check';
import { memberCount, nameCount } from './json-names';

const repeats = (json: string) => nameCount(json) !== memberCount(JSON.parse(json));

it.each([
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '[{"b":{"c":1,"d":[],"c":null}}]',
  '{"":1,"":1}',
  '{"a\\"":1 ,\n"a\\"" : 2}',
])('reports that a name occurs twice in %s', (json) => expect(repeats(json)).toBe(true));

it.each([
  '{"a":{"a":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"\\"b\\":1,\\"b\\":"}',
  '{"a":"x: y","b":":"}',
  '"a:b"',
  '{}',
  'null',
  '{"a\\\\":1,"a":2}',
])('reports that no name occurs twice in %s', (json) => expect(repeats(json)).toBe(false));

it('reports no name as occurring twice in JSON that a program wrote, whatever its content and spacing', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom(0, 1, '\t'),
      (value, space) => !repeats(JSON.stringify(value, null, space)),
    ),
  );
});

it('detects one in hostile nesting, too', () => {
  const deep = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000);
  expect([nameCount(deep), memberCount(JSON.parse(deep))]).toEqual([100_000, 100_000]);
});
