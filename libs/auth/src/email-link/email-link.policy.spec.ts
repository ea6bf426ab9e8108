import { expiryOf, hashOfToken, newLinkToken, pathOf } from './email-link.policy.js';

describe('a link in a letter', () => {
  it('cannot be guessed, and is not kept as it is', () => {
    const tokens = new Set(Array.from({ length: 100 }, newLinkToken));

    expect(tokens.size).toBe(100);
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(hashOfToken(token)).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it.each([
    ['verify', 24],
    ['reset', 1],
    ['change', 24],
  ] as const)('to %s lives %d hours', (purpose, hours) => {
    const madeAt = new Date('2026-03-01T10:00:00Z');

    expect(expiryOf(purpose, madeAt).getTime() - madeAt.getTime()).toBe(hours * 3_600_000);
  });

  it('carries its token where no server sees it', () => {
    expect(new URL(pathOf('reset', 'abc'), 'https://data.example.org')).toMatchObject({
      pathname: '/reset-password',
      search: '',
      hash: '#token=abc',
    });
  });
});
