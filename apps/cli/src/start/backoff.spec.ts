import { Backoff } from './backoff.js';

describe('waiting before the next start', () => {
  it('doubles up to ten seconds', () => {
    const backoff = new Backoff();

    expect(Array.from({ length: 8 }, () => backoff.delayAfter(0))).toEqual([
      250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
  });

  it('forgives after a long life', () => {
    const backoff = new Backoff();
    backoff.delayAfter(0);
    backoff.delayAfter(0);

    expect(backoff.delayAfter(60_000)).toBe(250);
  });
});
