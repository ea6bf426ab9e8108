import { isNamePattern, nameBy } from './name-pattern.js';

describe('names by a pattern', () => {
  it.each([
    ['Harvest {n:3}{ext}', 'IMG_1.jpg', 6, 'Harvest 007.jpg'],
    ['{name} (harvest)', 'cow.jpg', 0, 'cow (harvest)'],
    ['{n} {name}{ext}', 'no ending', 11, '12 no ending'],
    ['{name}{ext}', '.hidden', 0, '.hidden'],
    ['{n:2}', 'x.png', 99, '100'],
  ])('%s of %s', (pattern, name, index, expected) => {
    expect(nameBy(pattern, name, index)).toBe(expected);
  });

  it('knows what it does not know', () => {
    expect(['plain', '{name} {n:3}{ext}'].every(isNamePattern)).toBe(true);
    expect(['{date}', '{n:0}', '{name', 'name}'].some(isNamePattern)).toBe(false);
  });
});
