import { chosenAfter } from './choice';

const label = { ja: '', en: '' };
const OPTIONS = [
  { value: 'cancelled', label },
  { value: 'refunded', label },
  { value: 'declined', label, alone: true },
] as const;

describe('Choosing options', () => {
  it('adds and takes away', () => {
    expect(chosenAfter(OPTIONS, ['cancelled'], 'refunded', true)).toEqual(['cancelled', 'refunded']);
    expect(chosenAfter(OPTIONS, ['cancelled', 'refunded'], 'cancelled', false)).toEqual(['refunded']);
  });

  it('lets an option that stands alone drive out the others, and them it', () => {
    expect(chosenAfter(OPTIONS, ['cancelled', 'refunded'], 'declined', true)).toEqual(['declined']);
    expect(chosenAfter(OPTIONS, ['declined'], 'refunded', true)).toEqual(['refunded']);
  });
});
