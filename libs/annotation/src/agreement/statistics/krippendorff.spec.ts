import { KrippendorffAlpha, type Scale } from './krippendorff.js';
import { seeded } from './random.js';

const _ = undefined;
/** Krippendorff (2011), section C: four observers, twelve units. */
const FOUR_BY_TWELVE = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];
/** Three coders, fifteen units; the example of the article "Krippendorff's alpha" in Wikipedia. */
const THREE_BY_FIFTEEN = [
  [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
  [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
  [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
];
const unitsOf = (coders: readonly (readonly (number | undefined)[])[]): number[][] =>
  (coders[0] ?? []).map((_value, unit) => coders.flatMap((coder) => coder[unit] ?? []));
const alpha = (units: readonly (readonly number[])[], scale: Scale) => new KrippendorffAlpha(units, scale).value();

const SCALES: Scale[] = ['nominal', 'ordinal', 'interval', 'ratio'];

describe("Krippendorff's alpha", () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('of the published four by twelve is what was published: %s %s', (scale, published) => {
    expect(alpha(unitsOf(FOUR_BY_TWELVE), scale)).toBeCloseTo(published, 3);
  });

  it.each([
    ['nominal', 0.691],
    ['interval', 0.811],
  ] as const)('of the published three by fifteen is what was published: %s %s', (scale, published) => {
    expect(alpha(unitsOf(THREE_BY_FIFTEEN), scale)).toBeCloseTo(published, 3);
  });

  it.each(SCALES)('is 1 when all agree and values differ between units: %s', (scale) => {
    expect(
      alpha(
        [
          [1, 1, 1],
          [2, 2],
          [7, 7, 7, 7],
        ],
        scale,
      ),
    ).toBe(1);
  });

  it.each(SCALES)('does not care who said what: %s', (scale) => {
    const random = seeded(7);
    const units = unitsOf(FOUR_BY_TWELVE);
    const shuffled = units.map((unit) => [...unit].sort(() => random() - 0.5)).sort(() => random() - 0.5);

    expect(alpha(shuffled, scale)).toBeCloseTo(Number(alpha(units, scale)), 12);
  });

  it.each(SCALES)('is about 0 when coders throw dice: %s', (scale) => {
    const random = seeded(11);
    const units = Array.from({ length: 5_000 }, () => Array.from({ length: 3 }, () => 1 + Math.floor(random() * 6)));

    expect(Math.abs(Number(alpha(units, scale)))).toBeLessThan(0.03);
  });

  it('keeps its value under another unit of measurement and at any distance from 0', () => {
    const units = unitsOf(FOUR_BY_TWELVE);
    const moved = units.map((unit) => unit.map((value) => 1e9 + value * 1e-3));

    expect(alpha(moved, 'interval')).toBeCloseTo(Number(alpha(units, 'interval')), 4);
  });

  it.each(SCALES)('says why it has no value: %s', (scale) => {
    expect(alpha([], scale)).toBe('no_pairs');
    expect(alpha([[1], [2], []], scale)).toBe('no_pairs');
    expect(
      alpha(
        [
          [3, 3],
          [3, 3, 3],
        ],
        scale,
      ),
    ).toBe('no_variation');
  });

  it('refuses what is no number on its scale', () => {
    expect(() => alpha([[1, Number.NaN]], 'nominal')).toThrow(RangeError);
    expect(() => alpha([[1, Infinity]], 'interval')).toThrow(RangeError);
    expect(() => alpha([[-1, 1]], 'ratio')).toThrow(RangeError);
  });

  it('takes ten times as long for ten times the units', () => {
    const random = seeded(13);
    const units = Array.from({ length: 30_000 }, () => Array.from({ length: 3 }, () => Math.floor(random() * 50)));
    const msFor = (count: number): number => {
      const { user } = process.cpuUsage();
      for (let round = 0; round < 30_000 / count; round += 1) alpha(units.slice(0, count), 'ordinal');
      return (process.cpuUsage().user - user) / 1_000;
    };
    msFor(3_000);

    // The same number of units in ten portions and in one: were it quadratic, one would cost ten times as much.
    expect(msFor(30_000) / msFor(3_000)).toBeLessThan(4);
  });

  it('counts a unit twice when its weight says so', () => {
    const units = unitsOf(FOUR_BY_TWELVE);
    const doubled = new KrippendorffAlpha(units, 'ordinal').value(new Uint32Array(units.length).fill(2));

    expect(doubled).toBeCloseTo(Number(alpha([...units, ...units], 'ordinal')), 12);
  });
});
