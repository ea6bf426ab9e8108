import { ACCOUNT_AGES, accountAgeOf } from './account-age.policy.js';

describe('the age of an account', () => {
  it('is told in five steps', () => {
    expect([0, 1, 6, 7, 29, 30, 364, 365, 4_000].map(accountAgeOf)).toEqual([
      ...['under_a_day', 'under_a_week', 'under_a_week', 'under_a_month', 'under_a_month', 'under_a_year'],
      ...['under_a_year', 'over_a_year', 'over_a_year'],
    ]);
    expect(ACCOUNT_AGES).toHaveLength(5);
  });
});
