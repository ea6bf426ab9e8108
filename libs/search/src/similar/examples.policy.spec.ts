import { questionOf, sharesOf, type VectorExample } from './examples.policy.js';

const like = (vector: number[], weight = 1): VectorExample => ({ vector, weight, against: false });
const unlike = (vector: number[], weight = 1): VectorExample => ({ vector, weight, against: true });

describe('several examples', () => {
  it('share what they count, by weight and kind', () => {
    const shares = sharesOf([like([1], 3), unlike([1]), like([1], 1), unlike([1], 2)]);
    expect(shares.map((share) => Math.round(100 * share))).toEqual([75, -10, 25, -20]);
  });

  it('ask for what lies between those to be like, whatever their length', () => {
    expect(questionOf([like([10, 0]), like([0, 1])], true)).toEqual(Float64Array.of(0.5, 0.5));
    expect(questionOf([like([10, 0]), like([0, 1])], false)).toEqual(Float64Array.of(5, 0.5));
  });

  it('ask for what is turned away from those not to be like', () => {
    const [x = 0, y = 0] = Array.from(questionOf([like([1, 1]), unlike([0, 1])], true));
    expect(x).toBeGreaterThan(y);
    expect(y).toBeGreaterThan(0);
  });

  it('leave one example as it is', () => expect(questionOf([like([3, 4])], true)).toEqual([3, 4]));

  it('fall back on the first when they cancel each other out', () => {
    expect(questionOf([like([1, 0]), like([-1, 0])], true)).toEqual([1, 0]);
    expect(questionOf([], true)).toEqual([]);
  });

  it('point to what scores highest: the score is the similarity to each, times its share', () => {
    const examples = [like([1, 0.2], 2), like([0.6, 0.8]), unlike([0, 1])];
    const shares = sharesOf(examples);
    const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
      const dot = Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
      return dot / (Math.hypot(...Array.from(a)) * Math.hypot(...Array.from(b)));
    };
    const candidates = Array.from({ length: 12 }, (_none, at) => [Math.cos(at / 2), Math.sin(at / 2)]);
    const byScore = candidates.toSorted((a, b) => scoreOf(b) - scoreOf(a));
    const question = questionOf(examples, true);
    const byQuestion = candidates.toSorted((a, b) => cosine(b, question) - cosine(a, question));
    function scoreOf(candidate: number[]): number {
      return examples.reduce((sum, { vector }, at) => sum + (shares[at] ?? 0) * cosine(vector, candidate), 0);
    }

    expect(byQuestion).toEqual(byScore);
  });
});
