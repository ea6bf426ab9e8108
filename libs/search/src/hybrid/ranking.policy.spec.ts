import type { TextEngine } from '@odr/embedding';
import type { LearnedWeights, WeightsFile } from './learned-weights.js';
import { floorOf, isBetter, planRanking } from './ranking.policy.js';

const engine = (name: string, standsFor: TextEngine['standsFor'], version = '1'): TextEngine =>
  ({ engine: { name, version }, standsFor }) as unknown as TextEngine;
const captions = engine('mini', 'captions');
const pictures = engine('clip', 'pictures');

const learned = (engines: LearnedWeights['engines'], low: number): LearnedWeights => ({
  engines,
  weights: { text: 0.6, ...Object.fromEntries(Object.keys(engines).map((arm) => [arm, 0.4])) },
  floors: { captions: 0.3 },
  learnedOn: { set: 'dev', queries: 1_000 },
  figures: {},
  gains: {
    set: 'test',
    queries: 1_013,
    over: 'text',
    seed: 1,
    resamples: 1_000,
    of: [{ measure: 'R@10', value: 0.03, low, high: 0.05 }],
  },
});
const file = (...each: LearnedWeights[]): WeightsFile => ({ version: '7', learned: each });
const both = { captions: 'mini@1', pictures: 'clip@1' };
const one = { captions: 'mini@1' };
const plan = (more: Partial<Parameters<typeof planRanking>[0]>, weights: WeightsFile) =>
  planRanking({ mode: undefined, isExact: false, engines: [captions], ...more }, weights);

describe('what a search ranks by', () => {
  it('is hybrid where that was measured to be better, by learned weights that are named', () => {
    expect(plan({}, file(learned(one, 0.01)))).toEqual({
      ranking: { by: 'hybrid', weights: '7', reason: expect.stringContaining('R@10 +0.030 (0.010 to 0.050)') },
      weights: { text: 0.6, captions: 0.4 },
    });
  });

  it.each([
    ['the interval reaches zero', {}, file(learned(one, 0))],
    ['the interval lies below zero', {}, file(learned(one, -0.01))],
    ['nothing was measured', {}, file()],
    ['it was measured with another version', { engines: [engine('mini', 'captions', '2')] }, file(learned(one, 0.01))],
    ['it was measured with more engines than there are', {}, file(learned(both, 0.01))],
    ['no engine answers', { engines: [] }, file(learned(one, 0.01))],
    ['the query has a phrase', { isExact: true }, file(learned(one, 0.01))],
    ['words were asked for', { mode: 'text' as const }, file(learned(one, 0.01))],
  ])('is words where %s', (_why, question, weights) => {
    expect(plan(question, weights)).toEqual({
      ranking: { by: 'text', weights: null, reason: expect.any(String) },
      weights: { text: 1 },
    });
  });

  it('takes all arms only where all of them are better than fewer', () => {
    const engines = [captions, pictures];
    expect(plan({ engines }, file(learned(one, 0.01), learned(both, 0.01))).weights).toHaveProperty('pictures');
    expect(plan({ engines }, file(learned(both, -0.01), learned(one, 0.01))).weights).toEqual({
      text: 0.6,
      captions: 0.4,
    });
  });

  it('is hybrid where that is asked for, and says when nothing was learned', () => {
    const closed = plan({ mode: 'hybrid' }, file(learned(one, -0.01)));
    expect(closed).toMatchObject({ ranking: { by: 'hybrid', weights: '7' }, weights: { text: 0.6 } });
    const unknown = plan({ mode: 'hybrid', engines: [pictures] }, file(learned(one, 0.01)));
    expect(unknown).toMatchObject({
      ranking: { by: 'hybrid', weights: null, reason: expect.stringContaining('clip') },
    });
  });

  it('is meaning alone where that is asked for', () => {
    expect(plan({ mode: 'vector' }, file())).toMatchObject({ ranking: { by: 'vector' }, weights: { captions: 1 } });
    const engines = [captions, pictures];
    expect(plan({ mode: 'vector', engines }, file(learned(both, 0.01)))).toMatchObject({
      ranking: { weights: '7' },
      weights: { captions: 0.4, pictures: 0.4 },
    });
  });

  it('opens the gate for figures that all exclude zero', () => {
    const { gains, ...rest } = learned(one, 0.01);
    const with2 = (low: number) => ({
      ...rest,
      gains: { ...gains, of: [...gains.of, { measure: 'MRR', value: 0, low, high: 1 }] },
    });
    expect([
      isBetter(with2(0.001)),
      isBetter(with2(-0.001)),
      isBetter({ ...rest, gains: { ...gains, of: [] } }),
    ]).toEqual([true, false, false]);
  });

  it('knows from where on an engine means what it says', () => {
    expect(floorOf(captions, file(learned(one, 1)))).toBe(0.3);
    expect(floorOf(pictures, file(learned(one, 1)))).toBe(-Infinity);
  });
});
