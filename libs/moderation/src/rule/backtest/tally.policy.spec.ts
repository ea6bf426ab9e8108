import type { ContentId, RuleId, UserId } from '@odr/kernel';
import { addSheet, closeContent, countUploader, emptyTally, type ReplayedSheet } from './tally.policy.js';
import { share } from './wilson.js';

const sheet = (id: string, content: string, more: Partial<ReplayedSheet> = {}): ReplayedSheet => ({
  id,
  contentId: content as ContentId,
  verdict: null,
  hasRun: false,
  hasHit: false,
  ...more,
});
const says = (answer: boolean | null, ...others: string[]) => ({ answer, others: others as RuleId[] });

describe('a share', () => {
  it.each([
    // R: prop.test(x, n, correct = FALSE)
    [1, 5, { value: 0.2, low: 0.0362, high: 0.6245 }],
    [10, 50, { value: 0.2, low: 0.1124, high: 0.3304 }],
    [0, 10, { value: 0, low: 0, high: 0.2775 }],
    [10, 10, { value: 1, low: 0.7225, high: 1 }],
  ])('of %s in %s has its interval', (part, whole, expected) => {
    expect(share(part, whole)).toEqual(expected);
  });

  it('of nothing is none', () => {
    expect(share(0, 0)).toBeNull();
  });
});

describe('counting sheets', () => {
  it('counts a content once, as matched when any of its sheets is', () => {
    const tally = emptyTally();
    const done = [
      addSheet(tally, sheet('1', 'a', { verdict: true }), says(false)),
      addSheet(tally, sheet('2', 'a', { verdict: true }), says(true, 'r1')),
      addSheet(tally, sheet('3', 'a', { verdict: true }), says(true, 'r1', 'r2')),
      addSheet(tally, sheet('4', 'b', { verdict: false }), says(true)),
      addSheet(tally, sheet('5', 'c', { verdict: true }), says(false)),
      addSheet(tally, sheet('6', 'd', { verdict: false }), says(null)),
      addSheet(tally, sheet('7', 'e'), says(true, 'r2')),
      closeContent(tally),
    ];

    expect(done).toEqual([undefined, undefined, undefined, 'a', 'b', undefined, undefined, 'e']);
    expect(tally).toMatchObject({
      sheets: 7,
      contents: 5,
      matched: 3,
      right: 1,
      wrong: 1,
      missed: 1,
      spared: 1,
      unknown: 1,
    });
    expect(tally.samples).toEqual({ right: ['a'], wrong: ['b'], unjudged: ['e'], missed: ['c'] });
    expect(tally.overlap).toEqual({ r1: 1, r2: 2 });
  });

  it('goes on from what was kept in the middle of a content', () => {
    const all = [sheet('1', 'a', { verdict: true }), sheet('2', 'a', { verdict: true }), sheet('3', 'b')];
    const whole = emptyTally();
    for (const one of all) addSheet(whole, one, says(one.id !== '2'));
    let resumed = emptyTally();
    for (const one of all) {
      resumed = JSON.parse(JSON.stringify(resumed)) as typeof resumed;
      addSheet(resumed, one, says(one.id !== '2'));
    }

    expect(resumed).toEqual(whole);
  });

  it('compares with what the rule did at the time', () => {
    const tally = emptyTally();
    addSheet(tally, sheet('1', 'a', { hasRun: true, hasHit: true }), says(true));
    addSheet(tally, sheet('2', 'b', { hasRun: true, hasHit: true }), says(false));
    addSheet(tally, sheet('3', 'c', { hasRun: true }), says(true));
    addSheet(tally, sheet('4', 'd', { hasRun: true }), says(null));
    addSheet(tally, sheet('5', 'e'), says(true));

    expect(tally.replay).toEqual({ runs: 4, hits: 2, again: 1, different: ['2', '3'] });
  });

  it('keeps a bounded number of samples and contributors', () => {
    const tally = emptyTally();
    for (let at = 0; at < 2_000; at += 1) {
      addSheet(tally, sheet(`${at}`, `c${at}`), says(true));
      countUploader(tally, `u${at}` as UserId);
    }
    countUploader(tally, 'u0' as UserId);

    expect(tally.samples.unjudged).toHaveLength(12);
    expect(tally.samples.unjudged.at(-1)).toBe('c1998');
    expect(Object.keys(tally.uploaders)).toHaveLength(1_000);
    expect(tally.uploaders['u0' as UserId]).toBe(2);
  });
});
