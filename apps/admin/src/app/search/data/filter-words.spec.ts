import { activeFilters } from './filter-words.js';

const nothing = (): undefined => undefined;

describe('filters as chips', () => {
  it('says each in words, and what is left of the address without it', () => {
    const chips = activeFilters({ license: 'MIT,CC0-1.0', size: 'huge', createdFrom: '2026-01-31' }, nothing);

    expect(chips.map(({ label, rest }) => [label, rest])).toEqual([
      ['Licence: MIT', 'CC0-1.0'],
      ['Licence: CC0-1.0', 'MIT'],
      ['Size: Over 8 megapixels', ''],
      ['Since 2026-01-31', ''],
    ]);
  });

  it('calls things by their names where they are known', () => {
    const [chip] = activeFilters({ setId: 's1' }, (name, id) => (name === 'setId' && id === 's1' ? 'Cows' : undefined));

    expect(chip?.label).toBe('Set: Cows');
  });

  it('keeps what it does not know as it is', () => {
    expect(
      activeFilters({ format: 'jxl', status: 'any', flag: 'no_alt_text' }, nothing).map(({ label }) => label),
    ).toEqual(['Format: JXL', 'Status: Any', 'Flag: No alt text']);
  });
});
