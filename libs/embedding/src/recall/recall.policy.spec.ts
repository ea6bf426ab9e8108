import { checkAnswer, percentOf, summaryOf, type RecallDay } from './recall.policy.js';

const day = (recalls: readonly number[], underFilled = 0): RecallDay => {
  const percents = new Array<number>(101).fill(0);
  for (const recall of recalls) percents[percentOf(recall)] = (percents[percentOf(recall)] ?? 0) + 1;
  return { samples: recalls.length, recallSum: recalls.reduce((sum, each) => sum + each, 0), underFilled, percents };
};

describe('the recall of an answer', () => {
  it.each([
    [[0.1, 0.2], [0.1, 0.2], 1, false],
    [[0.1, 0.2], [0.1, 0.3], 0.5, false],
    [[0.1, 0.2], [0.1], 0.5, true],
    [[0.1, 0.2], [], 0, true],
    [[0.1, 0.2, 0.2], [0.1, 0.2009, 0.2], 1, false],
    [[0.1, 0.2], [0.1, 0.2, 0.2], 1, false],
  ])('of %j by %j is %d', (exact, answered, recall, isUnderFilled) => {
    expect(checkAnswer(exact, answered)).toEqual({ recall, isUnderFilled });
  });

  it('is none where nothing matches', () => expect(checkAnswer([], [])).toBeUndefined());
});

describe('the recall of some days', () => {
  it('is the mean of all answers, not of the days', () => {
    expect(summaryOf([day([1, 1, 1]), day([0.5], 1)])).toEqual({ samples: 4, mean: 0.875, p5: 0.5, underFilled: 1 });
  });

  it('has a fifth percentile that one bad answer in a hundred does not move', () => {
    expect(summaryOf([day([...new Array<number>(99).fill(1), 0])]).p5).toBe(1);
    expect(summaryOf([day([...new Array<number>(90).fill(1), ...new Array<number>(10).fill(0.7)])]).p5).toBe(0.7);
  });

  it('is unknown without answers', () => {
    expect(summaryOf([])).toEqual({ samples: 0, mean: null, p5: null, underFilled: 0 });
  });

  it.each([
    [1, 100],
    [0.29, 29],
    [0.999, 99],
    [0, 0],
  ])('counts %d as %d percent', (recall, percent) => expect(percentOf(recall)).toBe(percent));
});
