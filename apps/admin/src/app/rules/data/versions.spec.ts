import { expressionRuns, pairOf, rowsOf, type Version } from './versions.js';

const aVersion = (version: number, over: Partial<Version> = {}): Version => ({
  ...{ version, expression: 'nsfw.sexy > 0.2', action: 'flag', queue: null, maxDailyActions: 100 },
  ...{ madeBy: 'u1', madeByName: 'Ada', madeAt: '2026-03-01T10:00:00Z' },
  ...over,
});

describe('two versions of a rule', () => {
  const [one, two, three] = [aVersion(1), aVersion(2), aVersion(3, { expression: 'nsfw.sexy > 0.8' })];
  const all = [three, two, one];

  it('are the newest and the one before, or those that were asked for', () => {
    expect(pairOf(all, undefined, undefined)).toEqual([two, three]);
    expect(pairOf(all, '1', '3')).toEqual([one, three]);
    expect(pairOf(all, undefined, '2')).toEqual([one, two]);
    expect(pairOf(all, 'made-up', '99')).toEqual([two, three]);
    expect(pairOf([one], undefined, undefined)).toBeUndefined();
  });

  it('differ in what is marked, and in nothing else', () => {
    const rows = rowsOf(two, aVersion(3, { action: 'quarantine', maxDailyActions: 50 }));
    expect(rows.filter(({ isSame }) => !isSame).map(({ title }) => title)).toEqual([
      'What it does',
      'Actions a day, at most',
    ]);
  });

  it('say which part of the expression went and what came', () => {
    const { before, after } = expressionRuns(two, three);
    const marked = (runs: typeof before): string =>
      runs.map(({ kind, text }) => (kind === 'same' ? text : `[${text}]`)).join('');
    expect([marked(before), marked(after)]).toEqual(['nsfw.sexy > 0.[2]', 'nsfw.sexy > 0.[8]']);
  });
});
