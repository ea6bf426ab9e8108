import { newId, type UserId } from '@odr/kernel';
import { summaryOf } from './summary.policy.js';

describe('the summary for leads', () => {
  const people = [1, 2, 3].map(() => newId<UserId>());
  const row = (userId: UserId, day: string) => ({ userId, day, severity: 1, unblurredMs: 30_000, cases: 4 });

  it('adds up what everybody saw on a day', () => {
    expect(summaryOf(people.map((userId) => row(userId, '2026-03-02')))).toEqual([
      { day: '2026-03-02', people: 3, cases: 12, score: 180, meanScore: 60 },
    ]);
  });

  it('leaves out a day on which it would tell about persons', () => {
    expect(summaryOf(people.slice(0, 2).map((userId) => row(userId, '2026-03-01')))).toEqual([]);
  });
});
