import { jsonSize, unstorable } from './json-limits.js';

describe('what the database cannot keep', () => {
  it.each<[string, unknown, string]>([
    ['a NUL character', { a: ['x\0'] }, '/v/a/0 text'],
    ['half a surrogate pair', { a: '\ud800' }, '/v/a text'],
    ['a NUL in a key', { a: { 'b\0': 1 } }, '/v/a text'],
    ['a number that overflowed', JSON.parse('{"a":1e400}'), '/v/a number'],
    ['a prototype', JSON.parse('{"a":[{"__proto__":{"isAdmin":true}}]}'), '/v/a/0 key'],
    ['a number that is none', { a: NaN }, '/v/a number'],
    ['a hundred thousand brackets', JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)), 'depth'],
  ])('is found: %s', (_, value, expected) => {
    const error = unstorable(value, '/v');
    expect(`${error?.path} ${error?.code}`).toContain(expected);
  });

  it.each([null, 'text 🐄', 0, true, [], {}, { a: [{ b: null }] }])('is not in %j', (value) => {
    expect(unstorable(value, '')).toBeUndefined();
  });

  it('counts bytes, not characters', () => {
    expect(jsonSize('ü')).toBe(4);
  });
});
