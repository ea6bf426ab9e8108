import type { ComparedField } from '../compare/compared-field.js';
import { compareItem } from '../compare/compare-item.js';
import { seeded } from '../statistics/random.js';
import { annotatorFigures } from './annotator-figures.js';
import type { MeasuredItem } from './measured-item.js';
import { sourceFigures } from './source-figures.js';

const MOOD: ComparedField = { name: 'mood', kind: 'category', range: null };
const BEAUTY: ComparedField = { name: 'beauty', kind: 'rank', range: 4 };
const DAY_MS = 86_400_000;

/** Values of each coder for each content; undefined where they said nothing. */
function itemsOf(
  name: string,
  contents: readonly (readonly unknown[])[],
  fields: readonly ComparedField[],
): MeasuredItem[] {
  return contents.flatMap((values, content) => {
    const at = new Date(content * DAY_MS);
    const said = values.flatMap((value, coder) =>
      value === undefined
        ? []
        : [{ userId: `coder-${coder}`, annotations: [{ id: `${content}.${coder}`, value: { [name]: value }, at }] }],
    );
    const item = compareItem(fields, said, null);
    return item ? [{ contentId: String(content).padStart(6, '0'), ...item }] : [];
  });
}

const valueOf = ({ figures }: ReturnType<typeof sourceFigures>, statistic: string) =>
  figures.find((figure) => figure.statistic === statistic);

describe('the figures of a source', () => {
  it("are Cohen's for two coders, and his published table comes out", () => {
    const pairs = [
      [20, 'yes', 'yes'],
      [5, 'yes', 'no'],
      [10, 'no', 'yes'],
      [15, 'no', 'no'],
    ] as const;
    const contents = pairs.flatMap(([count, a, b]) => Array.from({ length: count }, () => [a, b]));
    const figures = sourceFigures([MOOD], itemsOf('mood', contents, [MOOD]));

    expect(valueOf(figures, 'cohen_kappa')?.value).toBeCloseTo(0.4, 9);
    expect(valueOf(figures, 'fleiss_kappa')).toBeUndefined();
    expect(valueOf(figures, 'same_value')?.value).toBeCloseTo(0.7, 9);
    expect(figures).toMatchObject({ contents: 50, coders: 2, judgements: 100, agreement: expect.closeTo(0.7) });
    expect(figures.distribution).toEqual([35, 0, 0, 0, 0, 0, 0, 0, 0, 15]);
  });

  it("are Krippendorff's published ones for four coders with gaps", () => {
    const _ = undefined;
    const coders = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
      [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ];
    const contents = Array.from({ length: 12 }, (_unit, unit) => coders.map((coder) => coder[unit]));
    const figures = sourceFigures([BEAUTY], itemsOf('beauty', contents, [BEAUTY]));

    expect(valueOf(figures, 'alpha_ordinal')?.value).toBeCloseTo(0.815, 3);
    expect(valueOf(figures, 'alpha_interval')?.value).toBeCloseTo(0.849, 3);
    // The twelfth unit has one value and takes no part.
    expect(valueOf(figures, 'alpha_ordinal')).toMatchObject({ contents: 11, why: null });
    const { low, high } = valueOf(figures, 'alpha_ordinal') ?? {};
    expect(low).toBeLessThan(0.815);
    expect(high).toBeGreaterThan(0.815);
  });

  it('say why there is none, and never NaN', () => {
    const alike = sourceFigures(
      [MOOD],
      itemsOf(
        'mood',
        Array.from({ length: 20 }, () => ['calm', 'calm']),
        [MOOD],
      ),
    );
    const none = sourceFigures([MOOD], []);

    expect(valueOf(alike, 'alpha_nominal')).toMatchObject({
      value: null,
      why: 'no_variation',
      low: null,
      contents: 20,
    });
    expect(alike.agreement).toBe(1);
    expect(none).toMatchObject({ agreement: null, low: null, contents: 0, coders: 0 });
    expect(valueOf(none, 'alpha_nominal')).toMatchObject({ value: null, why: 'no_pairs' });
    expect(JSON.stringify([alike, none])).not.toMatch(/NaN|Infinity/);
  });

  it('have no interval below ten contents', () => {
    const few = sourceFigures(
      [MOOD],
      itemsOf(
        'mood',
        Array.from({ length: 9 }, (_, at) => ['a', at % 2 ? 'a' : 'b']),
        [MOOD],
      ),
    );

    expect(valueOf(few, 'same_value')).toMatchObject({ value: expect.closeTo(4 / 9, 9), low: null, high: null });
  });
});

describe('the figures of annotators', () => {
  const random = seeded(21);
  const truth = Array.from({ length: 200 }, () => (random() < 0.5 ? 'calm' : 'lively'));
  const noisy = (value: string, error: number) => (random() < error ? (value === 'calm' ? 'lively' : 'calm') : value);

  it('tell the careful from the careless', () => {
    const contents = truth.map((value) => [noisy(value, 0.02), noisy(value, 0.02), noisy(value, 0.5)]);
    const annotators = annotatorFigures([MOOD], itemsOf('mood', contents, [MOOD]));
    const [a, b, careless] = ['coder-0', 'coder-1', 'coder-2'].map((id) =>
      annotators.find(({ userId }) => userId === id),
    );

    expect(careless?.main?.value).toBeCloseTo(0, 0);
    expect(careless?.high).toBeLessThan(a?.low ?? 0);
    expect(a?.drift?.isDrifting).toBe(false);
    expect(b?.drift?.isDrifting).toBe(false);
    expect(a?.windows).toHaveLength(12);
  });

  it('see who agrees less than before, from the recent quarter on', () => {
    const contents = truth.map((value, at) => [value, value, at < 150 ? noisy(value, 0.05) : noisy(value, 0.4)]);
    const annotators = annotatorFigures([MOOD], itemsOf('mood', contents, [MOOD]));
    const drifting = annotators.find(({ userId }) => userId === 'coder-2');

    expect(drifting?.drift).toMatchObject({ isDrifting: true, since: new Date(150 * DAY_MS) });
    expect(drifting?.drift?.high).toBeLessThan(0);
  });

  it('do not blame one for what two others dispute', () => {
    // Of three, the first is always with one of the others, who differ from each other half of the time.
    const contents = truth.map((value, at) => [value, value, at % 2 ? noisy(value, 1) : value]);
    const [first] = annotatorFigures([MOOD], itemsOf('mood', contents, [MOOD])).filter(
      ({ userId }) => userId === 'coder-0',
    );

    expect(first?.agreement).toBeCloseTo(0.75, 9);
  });

  it('say nothing of drift for few judgements', () => {
    const contents = truth.slice(0, 39).map((value) => [value, value]);
    expect(annotatorFigures([MOOD], itemsOf('mood', contents, [MOOD]))[0]?.drift).toBeNull();
  });
});
