import { chosenAfter } from './choice';

const label = { ja: '', en: '' };
const OPTIONS = [
  { value: 'cancelled', label },
  { value: 'refunded', label },
  { value: 'declined', label, alone: true },
] as const;

describe('Choosing options', () => {
  it('adds and removes an option', () => {
    expect(chosenAfter(OPTIONS, ['cancelled'], 'refunded', true)).toEqual(['cancelled', 'refunded']);
    expect(chosenAfter(OPTIONS, ['cancelled', 'refunded'], 'cancelled', false)).toEqual(['refunded']);
  });

  it('deselects the others for an exclusive option, and an exclusive option for the others', () => {
    expect(chosenAfter(OPTIONS, ['cancelled', 'refunded'], 'declined', true)).toEqual(['declined']);
    expect(chosenAfter(OPTIONS, ['declined'], 'refunded', true)).toEqual(['refunded']);
  });
});
