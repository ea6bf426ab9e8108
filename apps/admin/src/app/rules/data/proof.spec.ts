import { type Proof, stepsOf } from './proof.js';

const PROVED: Proof = {
  ...{ version: 2, missing: [], precision: 0.75, judged: 8, floor: 0.5, minJudged: 1 },
  ...{ testedAt: '2026-03-01T10:00:00Z', holdsUntil: '2026-03-31T10:00:00Z' },
};
const statesOf = (proof: Partial<Proof>): string[] =>
  stepsOf({ ...PROVED, ...proof }).map(({ code, state }) => `${code} ${state}`);
const textsOf = (proof: Partial<Proof>): string =>
  stepsOf({ ...PROVED, ...proof })
    .map(({ text }) => text)
    .join(' ');

describe('what a rule needs to go live', () => {
  it('is all there', () => {
    expect(statesOf({}).every((step) => step.endsWith(' met'))).toBe(true);
    expect(textsOf({})).toContain('at least 50 % of those: on 75 %.');
  });

  it('cannot be told of hits before it was tried', () => {
    const proof = { missing: ['backtest', 'second_person'], precision: null, judged: 0, testedAt: null } as const;

    expect(statesOf({ ...proof, missing: [...proof.missing] })).toEqual([
      ...['backtest missing', 'fresh_backtest open', 'judged_hits open', 'precision open', 'second_person missing'],
    ]);
  });

  it('names too little precision and an old backtest with their figures', () => {
    expect(statesOf({ missing: ['fresh_backtest', 'precision'], precision: 0.2 })).toEqual([
      ...['backtest met', 'fresh_backtest missing', 'judged_hits met', 'precision missing', 'second_person met'],
    ]);
    expect(textsOf({ missing: ['precision'], precision: 0.2 })).toContain('on 20 %');
    expect(textsOf({ missing: ['fresh_backtest'] })).toContain('older than 30 days. Try it again.');
  });
});
