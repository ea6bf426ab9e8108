import { newId, type UserId } from '@odr/kernel';
import type { FeatureSetting, Role } from '@odr/contracts';
import { isOnFor, placeOf } from './feature.policy.js';

const NAME = 'Show Datasets';
const setting = (given: Partial<FeatureSetting>): FeatureSetting => ({
  isOn: true,
  roles: [],
  percentage: 100,
  ...given,
});
const someone = (role: Role = 'contributor') => ({ userId: newId<UserId>(), role });

describe('who has a feature', () => {
  it('is nobody when it is off', () => {
    expect(isOnFor(NAME, setting({ isOn: false, roles: ['admin'] }), someone('admin'))).toBe(false);
  });

  it('is everyone at a hundred per cent, strangers too', () => {
    expect(isOnFor(NAME, setting({}), undefined)).toBe(true);
    expect(isOnFor(NAME, setting({ percentage: 99 }), undefined)).toBe(false);
  });

  it('is who has one of the roles, whatever the percentage', () => {
    const forModerators = setting({ roles: ['moderator'], percentage: 0 });

    expect(isOnFor(NAME, forModerators, someone('moderator'))).toBe(true);
    expect(isOnFor(NAME, forModerators, someone('admin'))).toBe(false);
  });

  it('is about that share of the users, the same ones each time', () => {
    const users = Array.from({ length: 2_000 }, () => someone());
    const having = users.filter((user) => isOnFor(NAME, setting({ percentage: 25 }), user));

    expect(having.length).toBeGreaterThan(400);
    expect(having.length).toBeLessThan(600);
    expect(users.filter((user) => isOnFor(NAME, setting({ percentage: 25 }), user))).toEqual(having);
  });

  it('loses nobody when the share grows', () => {
    const users = Array.from({ length: 500 }, () => someone());

    for (const user of users.filter((one) => isOnFor(NAME, setting({ percentage: 10 }), one))) {
      expect(isOnFor(NAME, setting({ percentage: 30 }), user)).toBe(true);
    }
  });

  it('is decided anew for each feature', () => {
    const user = newId<UserId>();

    // Written down, because a change of the formula would move people between groups.
    expect(placeOf(NAME, '019b0000-0000-7000-8000-000000000001' as UserId)).toBeCloseTo(83.26369519345462, 6);
    expect(placeOf(NAME, user)).not.toBe(placeOf('HDR Image Upload', user));
  });
});
