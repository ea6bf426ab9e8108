import { type InvalidRequest } from './errors.js';
import { assertStorable } from './storable.js';

const pathsIn = (value: unknown, parent?: string): readonly string[] => {
  try {
    assertStorable(value, parent);
    return [];
  } catch (error) {
    return (error as InvalidRequest).errors.map(({ path }) => path);
  }
};

describe('what can be stored', () => {
  it('is any text of whole characters', () => {
    expect(pathsIn({ name: 'Käse 🧀\n', list: [1, null, true, { deep: '' }] })).toEqual([]);
  });

  it('is no NUL and no half a character, wherever they stand', () => {
    expect(pathsIn({ name: 'a\0b', authors: [{ name: 'x' }, { name: '\ud83e' }] }, 'metadata')).toEqual([
      'metadata.name',
      'metadata.authors.1.name',
    ]);
  });

  it('is looked for in lists too, numbers among them', () => {
    expect(pathsIn([1, 'a\0', [2, { b: '\0' }]])).toEqual(['1', '2.1.b']);
  });

  it('is no such name of a member either', () => {
    expect(pathsIn({ a: 1, value: { 'b\0': 1 }, 'c\udead': 1 })).toEqual(['value', '']);
  });
});
