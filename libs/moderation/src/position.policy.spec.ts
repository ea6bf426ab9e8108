import { encodeCursor } from '@odr/kernel';
import { positionOf } from './position.policy.js';

const ID = '0196a000-0000-7000-8000-00000000000a';
const KINDS = ['smallint', 'integer', 'time', 'uuid'] as const;

describe('the position of a page', () => {
  it('is none at the beginning', () => {
    expect(positionOf(undefined, KINDS)).toEqual([]);
  });

  it('comes back as it was given out', () => {
    const key = [-3, -87, '2026-03-01 10:00:00.123456+00', ID];

    expect(positionOf(encodeCursor(key), KINDS)).toEqual(key);
  });

  it.each([
    [[-40_000, 0, '2026-03-01 10:00:00+00', ID]],
    [[0, 1.5, '2026-03-01 10:00:00+00', ID]],
    [['0', 0, '2026-03-01 10:00:00+00', ID]],
    [[0, 0, '2026-13-01 10:00:00+00', ID]],
    [[0, 0, 'infinity', ID]],
    [[0, 0, '2026-03-01 10:00:00+00', "x' OR true"]],
    [[0, 0, null, ID]],
    [[0, 0]],
  ])('is not %j', (key) => {
    expect(() => positionOf(encodeCursor(key), KINDS)).toThrow(
      expect.objectContaining({ code: 'request.malformed_cursor' }),
    );
  });
});
