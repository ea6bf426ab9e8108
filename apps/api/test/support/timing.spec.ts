import { compare, median } from './timing.js';

const around = (centre: number, count = 200): number[] =>
  Array.from({ length: count }, (_each, index) => centre + ((index * 7_919) % 100) / 10);

describe('comparing two series of times', () => {
  it('finds no difference where there is none, and none because of outliers', () => {
    const [a, b] = [around(20), [...around(20).slice(10), ...Array<number>(10).fill(5_000)]];

    expect(compare(a, around(20)).p).toBeGreaterThan(0.5);
    expect(compare(a, b).p).toBeGreaterThan(0.05);
  });

  it('finds two milliseconds among ten of noise', () => {
    expect(compare(around(20), around(22))).toMatchObject({ differenceMs: expect.closeTo(2, 1) });
    expect(compare(around(20), around(22)).p).toBeLessThan(0.001);
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('knows that %j has the middle %d', (values, middle) => expect(median(values)).toBe(middle));
});
