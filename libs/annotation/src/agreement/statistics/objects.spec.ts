import { matchObjects } from './objects.js';
import { type Box, boxIou } from './overlap.js';
import { seeded } from './random.js';

interface Labelled {
  readonly label: string;
  readonly bbox: Box;
}
const box = (label: string, ...bbox: number[]): Labelled => ({ label, bbox });
const iou = (a: Labelled, b: Labelled): number => boxIou(a.bbox, b.bbox);
const match = (a: readonly Labelled[], b: readonly Labelled[]) => matchObjects(a, b, iou);
const conflicts = (a: readonly Labelled[], b: readonly Labelled[]) =>
  match(a, b).matches.flatMap(({ conflict }) => conflict ?? []);

describe('what two people marked', () => {
  it('agrees when it is the same, in any order', () => {
    const cows = [box('cow', 0, 0, 10, 10), box('cow', 20, 0, 10, 10), box('dog', 40, 0, 5, 5)];

    expect(match(cows, cows.toReversed())).toMatchObject({ similarity: 1, found: 1, quality: 1 });
    expect(conflicts(cows, cows.toReversed())).toEqual([]);
  });

  it.each([
    ['missing_annotation', [box('cow', 0, 0, 10, 10)], []],
    ['extra_annotation', [], [box('cow', 0, 0, 10, 10)]],
    ['mismatching_label', [box('cow', 0, 0, 10, 10)], [box('bull', 0, 0, 10, 10)]],
    ['low_overlap', [box('cow', 0, 0, 10, 10)], [box('cow', 2, 0, 10, 10)]],
  ])('differs by %s', (conflict, a, b) => {
    expect(conflicts(a, b)).toEqual([conflict]);
  });

  it('is two things when they hardly overlap', () => {
    const [a, b] = [[box('cow', 0, 0, 10, 10)], [box('cow', 8, 0, 10, 10)]];

    expect(conflicts(a, b)).toEqual(['missing_annotation', 'extra_annotation']);
    expect(match(a, b)).toMatchObject({ similarity: null, found: 0, quality: 0 });
  });

  it('pairs by label first where two lie upon each other', () => {
    const a = [box('rider', 0, 0, 10, 10), box('horse', 0, 1, 10, 10)];
    const b = [box('horse', 0, 0, 10, 10), box('rider', 0, 1, 10, 10)];

    expect(match(a, b).matches.map(({ a: from, b: to }) => [from, to])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('counts half of what only one has', () => {
    const [a, b] = [[box('cow', 0, 0, 10, 10), box('cow', 50, 0, 10, 10)], [box('cow', 0, 0, 10, 10)]];

    expect(match(a, b)).toMatchObject({ similarity: 1, found: 2 / 3, quality: 2 / 3 });
  });

  it('says nothing about pictures in which nobody marked anything', () => {
    expect(match([], [])).toEqual({ matches: [], similarity: null, found: null, quality: null });
  });

  it('does not care who is called the first', () => {
    const random = seeded(8);
    const some = (): Labelled[] =>
      Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
        box(random() < 0.5 ? 'cow' : 'dog', random() * 20, random() * 20, 5 + random() * 10, 5 + random() * 10),
      );
    for (let round = 0; round < 40; round += 1) {
      const [a, b] = [some(), some()];
      expect(match(b, a).quality).toBeCloseTo(match(a, b).quality ?? 0, 12);
      expect(match(b, a).found).toBeCloseTo(match(a, b).found ?? 0, 12);
    }
  });
});
