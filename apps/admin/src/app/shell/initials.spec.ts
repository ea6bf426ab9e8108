import { initialsOf } from './initials.js';

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['ada maria lovelace', 'AL'],
    ['Administrator', 'A'],
    ['  Zoë  ', 'Z'],
    ['Émile Zola', 'ÉZ'],
    ['𝒜da Byron', '𝒜B'],
    ['', '?'],
  ])('of “%s” are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
