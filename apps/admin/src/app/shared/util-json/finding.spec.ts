import { besides, sentenceOf, within } from './finding.js';

const finding = (path: string) => ({ path, code: 'type', message: 'must be a number' });

describe('what is wrong with a value', () => {
  it('is told to the part that it is about', () => {
    const found = [finding('/tags/0/a~1b'), finding('/tags'), finding('/tagged')];

    expect(within(found, 'tags').map(({ path }) => path)).toEqual(['/0/a~1b', '']);
    expect(within(within(within(found, 'tags'), 0), 'a/b')).toEqual([finding('')]);
  });

  it('is told to the whole where it has no part of its own', () => {
    const found = [finding(''), finding('/caption'), finding('/more/0')];

    expect(sentenceOf({ path: '', code: 'required', message: "must have required property 'mood'" })).toBe(
      'Is required',
    );
    expect(besides(found, ['caption']).map(sentenceOf)).toEqual(['Must be a number', 'More › 0 must be a number']);
  });
});
