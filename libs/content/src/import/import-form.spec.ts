import { parseWish } from './import-form.js';

const errorsOf = (given: string | object): unknown => {
  try {
    parseWish(given);
    return [];
  } catch (error) {
    return (error as { errors: readonly { path: string; code: string }[] }).errors.map(({ path, code }) => [
      path,
      code,
    ]);
  }
};

describe('what somebody says about an import', () => {
  it('is read from the part of a form and from a body alike', () => {
    const wish = { kind: 'archive', defaults: { license: 'CC0-1.0' }, options: { layout: 'auto' } };

    expect(parseWish(JSON.stringify(wish))).toMatchObject(wish);
    expect(parseWish(wish)).toMatchObject(wish);
  });

  it('names each part that does not fit', () => {
    expect(errorsOf('{"kind":"archive","userId":"x"}')).toEqual([['metadata.userId', 'whitelistValidation']]);
    expect(errorsOf({ kind: 'floppy' })).toEqual([['kind', 'isIn']]);
    expect(errorsOf({ kind: 'archive', defaults: { teamId: 'x' } })).toEqual([
      ['defaults.teamId', 'whitelistValidation'],
    ]);
    expect(errorsOf({ kind: 'archive', defaults: 'none' })).toContainEqual(['defaults', 'isObject']);
  });

  it.each(['[]', 'null', '7', 'no JSON', '"text"'])('is an object, not %s', (given) => {
    expect(errorsOf(given)).toEqual([['metadata', 'isJson']]);
  });

  it('refuses names that every object has, and depths that nobody means', () => {
    expect(errorsOf(JSON.stringify({ kind: 'archive', constructor: 1 }))).toContainEqual([
      'constructor',
      'whitelistValidation',
    ]);
    const deep = `{"kind":"archive","options":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`;
    expect(errorsOf(deep)).toEqual([['', 'depth']]);
  });
});
