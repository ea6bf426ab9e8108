import { DistanceAlpha } from './distance-alpha.js';
import { KrippendorffAlpha } from './krippendorff.js';
import { seeded } from './random.js';
import { jaccardDistance, masiDistance } from './set-distance.js';

const set = (letters: string): Set<string> => new Set(letters);

describe('the distance of sets', () => {
  it.each([
    ['xyz', 'xyz', 0, 0],
    ['xy', 'xyz', 1 / 3, 1 - (2 / 3) * (2 / 3)],
    ['pq', 'qr', 2 / 3, 1 - (1 / 3) * (1 / 3)],
    ['s', 't', 1, 1],
    ['', 't', 1, 1],
    ['', '', 0, 0],
  ])('of %p and %p is %p by Jaccard, %p by MASI', (a, b, jaccard, masi) => {
    expect(jaccardDistance(set(a), set(b))).toBeCloseTo(jaccard, 12);
    expect(jaccardDistance(set(b), set(a))).toBeCloseTo(jaccard, 12);
    expect(masiDistance(set(a), set(b))).toBeCloseTo(masi, 12);
    expect(masiDistance(set(b), set(a))).toBeCloseTo(masi, 12);
  });
});

describe('alpha of sets', () => {
  const units = [
    [set('xy'), set('xyz')],
    [set('x'), set('x')],
    [set('pq'), set('qr'), set('pq')],
    [set('s'), set('t')],
  ];

  it('is what nltk.metrics.agreement 3.8 answers for the same sets', () => {
    expect(new DistanceAlpha(units, jaccardDistance).value()).toBeCloseTo(0.4838709677, 9);
    // NLTK rounds 2/3 to 0.67 and 1/3 to 0.33.
    expect(new DistanceAlpha(units, masiDistance).value()).toBeCloseTo(0.3932747, 2);
  });

  it('is the nominal alpha when sets are equal or disjoint', () => {
    const random = seeded(2);
    const letters = Array.from({ length: 60 }, () => Array.from({ length: 3 }, () => Math.floor(random() * 4)));
    const sets = letters.map((unit) => unit.map((one) => set('abcd'.charAt(one))));

    const nominal = Number(new KrippendorffAlpha(letters, 'nominal').value());
    expect(new DistanceAlpha(sets, masiDistance).value()).toBeCloseTo(nominal, 9);
  });

  it('draws pairs when there are many, and is nearly the same', () => {
    const random = seeded(4);
    const letters = Array.from({ length: 3_000 }, () => {
      const truth = Math.floor(random() * 5);
      return Array.from({ length: 2 }, () => (random() < 0.8 ? truth : Math.floor(random() * 5)));
    });
    const sets = letters.map((unit) => unit.map((one) => set('abcde'.charAt(one))));

    const nominal = Number(new KrippendorffAlpha(letters, 'nominal').value());
    expect(new DistanceAlpha(sets, jaccardDistance).value()).toBeCloseTo(nominal, 2);
  });

  it('is 1 when all agree and says why it has no value', () => {
    expect(
      new DistanceAlpha(
        [
          [set('a'), set('a')],
          [set('b'), set('b')],
        ],
        masiDistance,
      ).value(),
    ).toBe(1);
    expect(new DistanceAlpha([[set('a')]], masiDistance).value()).toBe('no_pairs');
    expect(new DistanceAlpha([[set('a'), set('a')]], masiDistance).value()).toBe('no_variation');
  });
});
