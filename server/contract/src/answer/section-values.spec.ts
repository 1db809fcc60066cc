import { type FieldValue, fieldGroups, noticeType, pointerOf, type SectionValue, sectionValues } from '..';

const CODE = 'usage_inquiry.not_recognized';
const { sections: SPECS } = noticeType(CODE);

function section(name: string, value: unknown): SectionValue {
  return sectionValues(CODE, { [name]: value }).find(({ path }) => path === name)!;
}

const read = (fields: readonly FieldValue[]) =>
  fields.filter(({ value }) => value !== undefined).map(({ path, value }) => [path, value]);

describe('the walk over a section', () => {
  it('takes every section of the table, in its order', () => {
    expect(sectionValues(CODE, {}).map(({ path }) => path)).toEqual(SPECS.map(({ name }) => name));
  });

  it('has one group of all fields', () => {
    const [group, ...others] = fieldGroups(section('stay', { reservedOn: '2026-11-01', unknown: 1 }));
    expect(others).toEqual([]);
    expect(group!.item).toBeNull();
    expect(group!.fields.map(({ spec }) => spec)).toEqual(SPECS.find(({ name }) => name === 'stay')!.fields);
    expect(read(group!.fields)).toEqual([['stay.reservedOn', '2026-11-01']]);
  });

  it('has one group for each item of a list', () => {
    const groups = fieldGroups(section('guests', [{ name: '甲' }, null]));
    expect(groups.map(({ item, path }) => [item, path])).toEqual([
      [1, 'guests.0'],
      [2, 'guests.1'],
    ]);
    expect(groups.map(({ fields }) => read(fields))).toEqual([[['guests.0.name', '甲']], []]);
  });

  it('leads into a list within a section', () => {
    const [group] = fieldGroups(section('usageEvidence', { earlierOrders: [{ amount: 5 }] }));
    const lists = group!.fields.flatMap(({ list }) => list ?? []);
    expect(lists.map(({ path }) => path)).toEqual(['usageEvidence.earlierOrders']);
    const [item] = fieldGroups(lists[0]!);
    expect(read(item!.fields)).toEqual([['usageEvidence.earlierOrders.0.amount', 5]]);
  });

  it('takes a single text for a field with the path of its section', () => {
    const [group] = fieldGroups(section('remarks', '備考です'));
    expect(read(group!.fields)).toEqual([['remarks', '備考です']]);
  });

  it.each([null, 'text', 5, [], { constructor: 1 }])('finds nothing in a value of another shape: %j', (value) => {
    expect(fieldGroups(section('stay', value)).flatMap(({ fields }) => read(fields))).toEqual([]);
    expect(fieldGroups(section('guests', value)).flatMap(({ fields }) => read(fields))).toEqual([]);
  });

  it('has a JSON pointer for each path', () => {
    expect(pointerOf('guests.0.name')).toBe('/sections/guests/0/name');
  });
});
