import { RuleStatus } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { actingAfter, canMoveRule, isRunning, missingToGoLive, needsVersion, type RuleText } from './rule.policy.js';

describe('the status of a rule', () => {
  const all = Object.values(RuleStatus);

  it('moves along the table and nowhere else', () => {
    const ways = all.flatMap((from) => all.filter((to) => canMoveRule(from, to, false)).map((to) => `${from}→${to}`));

    expect(ways).toEqual([
      ...['draft→shadow', 'draft→live', 'draft→archived'],
      ...['shadow→draft', 'shadow→live', 'shadow→paused', 'shadow→archived'],
      ...['live→shadow', 'live→paused', 'live→archived'],
      ...['paused→shadow', 'paused→live', 'paused→archived'],
    ]);
  });

  it('can be stopped from wherever it is while an earlier version acts', () => {
    expect(all.filter((from) => canMoveRule(from, 'paused', true))).toEqual(all);
  });

  it.each([
    ['a live rule that is changed acts on', 'live', 1, null, 'draft', 2, 1],
    ['also when it is changed once more', 'draft', 2, 1, 'draft', 3, 1],
    ['and while the change is tried', 'draft', 3, 1, 'shadow', 3, 1],
    ['until the change is live', 'shadow', 3, 1, 'live', 3, null],
    ['or the rule is stopped', 'draft', 3, 1, 'paused', 3, null],
    ['or put away', 'draft', 3, 1, 'archived', 3, null],
    ['a live rule that is put back to shadow does not act', 'live', 1, null, 'shadow', 1, null],
    ['what has not been live does not act', 'shadow', 1, null, 'draft', 2, null],
  ] as const)('%s', (_, status, version, actingVersion, to, next, acts) => {
    expect(actingAfter({ status, version, actingVersion }, { status: to, version: next })).toBe(acts);
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
