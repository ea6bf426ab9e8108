import { cellOf, cellsAcross, cellShift, placeInTile, rangeOfTile, rangesOver } from './tile.policy.js';

const isIn = (cell: number, { from, to }: { from: number; to: number }): boolean => cell >= from && cell < to;

describe('tiles of a map', () => {
  it('hold exactly the places that lie in them', () => {
    for (const zoom of [0, 1, 4, 12])
      for (const [x, y] of [
        [0, 0],
        [0.1, 0.9],
        [0.499_99, 0.5],
        [0.999_99, 0.999_99],
      ] as const) {
        const [column, row] = [Math.floor(x * 2 ** zoom), Math.floor(y * 2 ** zoom)];

        expect(isIn(cellOf(x, y), rangeOfTile(zoom, column, row))).toBe(true);
        if (zoom > 0) expect(isIn(cellOf(x, y), rangeOfTile(zoom, column ^ 1, row))).toBe(false);
      }
  });

  it('are told in cells whose place can be told from their number', () => {
    const [zoom, x, y] = [3, 0.33, 0.71];
    const { from } = rangeOfTile(zoom, Math.floor(x * 8), Math.floor(y * 8));
    const [column, row] = placeInTile((cellOf(x, y) - from) >> cellShift(zoom));

    expect(cellsAcross(zoom)).toBe(64);
    expect([column, row]).toEqual([Math.floor((x * 8 - 2) * 64), Math.floor((y * 8 - 5) * 64)]);
    expect([cellsAcross(9), cellsAcross(12)]).toEqual([64, 8]);
  });

  it('cover a box with few ranges, none of them twice', () => {
    const box = { left: 0.2, top: 0.3, right: 0.45, bottom: 0.4 };
    const ranges = rangesOver(box);

    expect(ranges.length).toBeLessThanOrEqual(25);
    for (let at = 1; at < ranges.length; at++) expect(ranges[at]?.from).toBeGreaterThan(ranges[at - 1]?.to ?? 0);
    for (let x = box.left; x <= box.right; x += 0.01)
      for (let y = box.top; y <= box.bottom; y += 0.01)
        expect(ranges.filter((range) => isIn(cellOf(x, y), range))).toHaveLength(1);
    const whole = rangesOver({ left: 0, top: 0, right: 1, bottom: 1 });
    expect(whole).toEqual([{ from: 0, to: 4 ** 15 }]);
  });
});
