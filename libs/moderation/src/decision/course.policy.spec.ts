import { courseEffect, courseOf, escalationOf, type CaseBefore } from './course.policy.js';

const aCase = (changes: Partial<CaseBefore> = {}): CaseBefore => ({
  purpose: 'decide',
  state: 'pending',
  proposals: [],
  ...changes,
});

describe('where a verdict leads', () => {
  it('is into effect where one moderator is enough', () => {
    expect(courseOf(aCase(), 'reject', 1)).toBe('carry_out');
    expect(courseOf(aCase(), 'approve', 1)).toBe('carry_out');
  });

  it('is to somebody else where the policy wants two', () => {
    expect(courseOf(aCase(), 'reject', 2)).toBe('propose');
    expect(courseOf(aCase(), 'approve', 2)).toBe('carry_out');
    expect(courseOf(aCase(), 'label', 2)).toBe('carry_out');
  });

  it('depends on whether the second says the same', () => {
    const proposed = aCase({ proposals: ['reject'] });

    expect(courseOf(proposed, 'reject', 1)).toBe('carry_out');
    expect(courseOf(proposed, 'delist', 2)).toBe('dispute');
    expect(courseOf(proposed, 'approve', 1)).toBe('dispute');
    expect(courseOf(proposed, 'escalate', 1)).toBe('carry_out');
  });

  it('is into effect once two have differed', () => {
    expect(courseOf(aCase({ state: 'escalated', proposals: ['reject', 'approve'] }), 'delist', 2)).toBe('carry_out');
  });

  it('is nowhere for cases that only measure', () => {
    expect(courseOf(aCase({ purpose: 'gold' }), 'flag_illegal', 2)).toBe('measure');
    expect(courseOf(aCase({ purpose: 'second_review' }), 'defer', 1)).toBe('measure');
  });

  it('says why a case waits for who leads', () => {
    expect(escalationOf('dispute', 'reject')).toBe('dispute');
    expect(escalationOf('carry_out', 'escalate')).toBe('passed_on');
    expect(escalationOf('carry_out', 'reject')).toBeNull();
    expect(escalationOf('propose', 'reject')).toBeNull();
  });

  it('leaves a proposed case open and free, and hands a disputed one up', () => {
    expect(courseEffect('propose', 'reject')).toMatchObject({ isFinal: false, releases: true });
    expect(courseEffect('dispute', 'reject')).toMatchObject({ state: 'escalated', isFinal: false });
    expect(courseEffect('measure', 'reject')).toMatchObject({ state: 'decided', isFinal: true });
  });
});
