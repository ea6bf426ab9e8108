import { RuleStatus } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { canMoveRule, isRunning, missingToGoLive, needsVersion, type RuleText } from './rule.policy.js';

describe('the status of a rule', () => {
  const all = Object.values(RuleStatus);

  it('moves along the table and nowhere else', () => {
    const ways = all.flatMap((from) => all.filter((to) => canMoveRule(from, to)).map((to) => `${from}→${to}`));

    expect(ways).toEqual([
      ...['draft→shadow', 'draft→live', 'draft→archived'],
      ...['shadow→draft', 'shadow→live', 'shadow→paused', 'shadow→archived'],
      ...['live→shadow', 'live→paused', 'live→archived'],
      ...['paused→shadow', 'paused→live', 'paused→archived'],
    ]);
  });

  it('lets live and shadow rules look', () => {
    expect(all.filter(isRunning)).toEqual(['shadow', 'live']);
  });
});

describe('a change', () => {
  const approved: RuleText = { expression: 'true', action: 'queue', queue: 'flagged', maxDailyActions: 100 };

  it.each([
    ['another expression', { expression: 'false' }, true],
    ['another action', { action: 'quarantine' }, true],
    ['another queue', { queue: null }, true],
    ['a higher cap', { maxDailyActions: 101 }, true],
    ['a lower cap', { maxDailyActions: 5 }, false],
    ['nothing', {}, false],
  ] as const)('to %s needs a version: %s', (_, change, expected) => {
    expect(needsVersion(approved, { ...approved, ...change })).toBe(expected);
  });
});

describe('going live', () => {
  const proved = {
    author: 'a' as UserId,
    approver: 'b' as UserId,
    backtest: { precision: 0.5, judged: 10, isStale: false },
    floor: 0.5,
    minJudged: 1,
  };

  it('needs no more than it says', () => {
    expect(missingToGoLive(proved)).toEqual([]);
  });

  it.each([
    ['a backtest of this version', { backtest: undefined }, ['backtest']],
    ['hits that people have judged', { backtest: { precision: null, judged: 0, isStale: false } }, ['judged_hits']],
    ['enough of them', { minJudged: 11 }, ['judged_hits']],
    ['precision', { backtest: { precision: 0.2, judged: 50, isStale: false } }, ['precision']],
    ['a backtest of these days', { backtest: { precision: 0.9, judged: 50, isStale: true } }, ['fresh_backtest']],
    ['a second person', { approver: 'a' as UserId }, ['second_person']],
    ['everything', { approver: 'a' as UserId, backtest: undefined }, ['backtest', 'second_person']],
  ])('names %s', (_, change, expected) => {
    expect(missingToGoLive({ ...proved, ...change })).toEqual(expected);
  });
});
