import { endOf, filterOf, isComplete, outcomeWord } from './account.js';

describe('an account in words', () => {
  it('begins with who waits for an answer, whatever the address says', () => {
    expect([undefined, 'suspended', 'made-up'].map(filterOf)).toEqual(['appealed', 'suspended', 'appealed']);
  });

  it('is suspended with a policy, and with a reason that says something', () => {
    const draft = { policy: 'terms.hateful', days: 7, reason: 'Again and again.' };
    expect(isComplete(draft)).toBe(true);
    expect(isComplete({ ...draft, policy: '' })).toBe(false);
    expect(isComplete({ ...draft, reason: '    short    ' })).toBe(false);
    expect(endOf(7, new Date('2026-03-01T10:00:00Z'))).toBe('2026-03-08T10:00:00.000Z');
  });

  it('says how decisions about its items stand', () => {
    const appeal = { id: 'a', text: '', filedAt: '', resolvedAt: null, note: null };
    expect(outcomeWord({ appeal: null, endedAt: null })).toBe('Holds');
    expect(outcomeWord({ appeal: null, endedAt: '2026-03-01T10:00:00Z' })).toBe('Holds no more');
    expect(outcomeWord({ appeal: { ...appeal, state: 'overturned' }, endedAt: null })).toBe('Appealed, overturned');
  });
});
