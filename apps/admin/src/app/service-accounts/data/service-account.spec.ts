import { hindranceOf } from './service-account.js';

const FIT = {
  active: true,
  owner: { type: 'user', id: 'a', name: 'Ada' },
  keyCount: 1,
  agreementsAccepted: true,
} as const;

describe('what keeps a service account from contributing', () => {
  it.each([
    [{}, undefined],
    [{ owner: null }, 'Nobody answers for it'],
    [{ keyCount: 0 }, 'It has no key'],
    [{ agreementsAccepted: false }, 'Agreements not accepted'],
    [{ active: false, keyCount: 0 }, undefined],
  ])('%j: %s', (over, words) => {
    expect(hindranceOf({ ...FIT, ...over })).toBe(words);
  });
});
