import { conditionWord, isComplete, moved, withPart, wordsOf } from './rules.js';

describe('rules of routing', () => {
  it('take words between commas, once each, and never an empty list', () => {
    expect(wordsOf(' nsfw, weapon ,, nsfw')).toEqual(['nsfw', 'weapon']);
    expect(wordsOf(' , ')).toBeUndefined();
  });

  it('lose a part that is emptied', () => {
    expect(withPart({ flags: ['nsfw'], minSeverity: 2 }, 'flags', undefined)).toEqual({ minSeverity: 2 });
    expect(withPart({}, 'isSuspected', true)).toEqual({ isSuspected: true });
  });

  it('move a step, and stay at the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('are told in a line', () => {
    expect(conditionWord({ isSuspected: true, minSeverity: 3, causes: ['rule', 'bank'], flags: ['weapon'] })).toBe(
      'Something was found · Severity 3 or more · Raised by: A rule or A hash bank · Found: weapon',
    );
    expect(conditionWord({})).toBe('Every case of the family');
  });

  it('need a name and a queue', () => {
    expect(isComplete([{ title: 'Weapons', queue: 'flagged', when: {} }])).toBe(true);
    expect(isComplete([{ title: ' ', queue: 'flagged', when: {} }])).toBe(false);
    expect(isComplete([{ title: 'Weapons', queue: '', when: {} }])).toBe(false);
  });
});
