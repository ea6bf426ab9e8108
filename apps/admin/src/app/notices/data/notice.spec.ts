import { EMPTY_NOTICE, missingOf } from './notice.js';

const whole = {
  ...EMPTY_NOTICE,
  location: '/contents/1',
  explanation: 'I took this picture in 2019.',
  isInGoodFaith: true,
};

describe('a notice', () => {
  it('can be sent without a name or an address', () => {
    expect(missingOf(whole)).toBeUndefined();
  });

  it.each([
    [{ location: ' ' }, 'Say where it is'],
    [{ explanation: 'mine' }, 'Explain'],
    [{ email: 'ada' }, 'not complete'],
    [{ isInGoodFaith: false }, 'good faith'],
  ])('says what is missing: %o', (change, said) => {
    expect(missingOf({ ...whole, ...change })).toContain(said);
  });
});
