import type { Arm } from '../search.policy.js';
import { fuse, type ArmScore } from './fusion.policy.js';

const scores = (raws: Readonly<Record<string, number>>): ArmScore[] =>
  Object.entries(raws).map(([id, raw], at) => ({ id, raw, rank: at + 1 }));
const arm = (name: Arm, weight: number, raws: Readonly<Record<string, number>>) => ({
  arm: name,
  weight,
  scores: scores(raws),
});

describe('fusing what arms say', () => {
  it('puts first what both are sure of, and what one alone found where it belongs', () => {
    const hits = fuse([arm('text', 0.6, { cow: 12, owl: 6 }), arm('captions', 0.4, { owl: 0.8, city: 0.4 })]);

    expect(hits.map(({ id }) => id)).toEqual(['owl', 'cow', 'city']);
    expect(hits.map(({ score }) => score)).toEqual([0.6 * 0.5 + 0.4, 0.6, 0.2]);
  });

  it('says what each arm adds, in the order of the arms, and the parts are the score', () => {
    const hits = fuse([
      arm('pictures', 0.2, { a: 0.3, b: 0.2 }),
      arm('text', 0.5, { b: 7, c: 3 }),
      arm('captions', 0.3, { a: 0.9, b: 0.1, c: 0.5 }),
    ]);

    for (const { score, parts } of hits) {
      expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
      for (const { normalised, weight, contribution } of parts) expect(contribution).toBe(weight * normalised);
    }
    expect(hits[0]?.parts.map(({ arm: name }) => name)).toEqual(['text', 'captions', 'pictures']);
  });

  it('leaves the scores of one arm as they are', () => {
    expect(fuse([arm('text', 1, { a: 7.5, b: 2 })]).map(({ score }) => score)).toEqual([7.5, 2]);
  });

  it('takes a rank that an arm never gave for none', () => {
    const [hit] = fuse([
      arm('text', 0.5, { a: 1 }),
      { arm: 'captions', weight: 0.5, scores: [{ id: 'a', raw: 0.2, rank: null }] },
    ]);
    expect(hit?.parts[1]).toMatchObject({ rank: null, raw: 0.2 });
  });

  it('does not put what only its name tells of below what a caption faintly resembles', () => {
    const captions = { ...arm('captions', 0.8, { faint: 0.32 }), floor: 0.3 };

    const hits = fuse([arm('text', 0.2, { named: 9 }), captions]);

    expect(hits.map(({ id }) => id)).toEqual(['named', 'faint']);
    expect(hits[0]?.parts[1]).toEqual({
      arm: 'captions',
      raw: null,
      rank: null,
      normalised: 0.3 / 0.32,
      weight: 0.8,
      contribution: 0.8 * (0.3 / 0.32),
    });
    const sure = { ...captions, scores: scores({ faint: 0.7 }) };
    expect(fuse([arm('text', 0.2, { named: 9 }), sure]).map(({ id }) => id)).toEqual(['faint', 'named']);
  });

  it('takes what has less to do with it than nothing for nothing', () => {
    const captions = { ...arm('captions', 0.8, { a: 0.6, b: 0.4, c: 0.05 }), floor: 0.3 };
    expect(fuse([arm('text', 0.2, { c: 1 }), captions]).map(({ score }) => score)).toEqual([
      0.8,
      0.2 + 0.8 * 0.5,
      0.8 * (0.4 / 0.6),
    ]);
  });

  it('is stable where scores are equal, and survives arms without a good hit', () => {
    expect(fuse([arm('text', 1, { b: 1 }), arm('captions', 1, { a: 1 })]).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(fuse([arm('text', 1, {}), arm('captions', 1, { a: -0.1 })])).toMatchObject([{ id: 'a', score: 0 }]);
    expect(fuse([])).toEqual([]);
  });
});
