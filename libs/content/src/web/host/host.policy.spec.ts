import { WebFailure } from '../exchange/web-failure.js';
import { backoffMs, delayFor, isHostFailure } from './host.policy.js';

describe('the pace at a host', () => {
  it.each([
    [1_000, undefined, 1_000],
    [1_000, 500, 1_000],
    [1_000, 2_500, 2_500],
    [1_000, 3_600_000, 30_000],
    [60_000, 3_600_000, 60_000],
  ])('of %s ms of ours and %s of theirs is %s', (own, theirs, expected) =>
    expect(delayFor(own, theirs)).toBe(expected),
  );

  it('slows down with every try in vain, never at one time for all', () => {
    expect([1, 2, 3].map((tries) => backoffMs(tries, 0.5))).toEqual([30_000, 120_000, 480_000]);
    expect(backoffMs(1, 0)).toBe(22_500);
    expect(backoffMs(1, 1)).toBe(37_500);
    expect(backoffMs(99, 0.5)).toBe(backoffMs(6, 0.5));
  });

  it('is not held against a host whose page is missing or closed', () => {
    const codes = ['web.unreachable', 'web.host_failing', 'web.not_found', 'web.noai', 'web.too_large'] as const;
    expect(codes.map((code) => isHostFailure(new WebFailure(code, '')))).toEqual([true, true, false, false, false]);
  });
});
