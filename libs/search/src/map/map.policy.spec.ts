import { whyDue } from './map.policy.js';

describe('when a map is due', () => {
  it.each([
    [{ placed: 1_000, placedSince: 0, strangeSince: 0 }, undefined],
    [{ placed: 1_000, placedSince: 250, strangeSince: 12 }, undefined],
    [{ placed: 1_000, placedSince: 251, strangeSince: 12 }, 'growth'],
    [{ placed: 1_000, placedSince: 60, strangeSince: 12 }, undefined],
    [{ placed: 1_000, placedSince: 60, strangeSince: 13 }, 'drift'],
    // A handful of odd pictures is no drift, and nine more in a collection of nine no reason to draw at once.
    [{ placed: 1_000, placedSince: 49, strangeSince: 49 }, undefined],
    [{ placed: 9, placedSince: 9, strangeSince: 9 }, undefined],
  ])('%j: %s', (standing, why) => {
    expect(whyDue(standing)).toBe(why);
  });
});
