import { audienceOf } from './toggle.js';

describe('for whom a feature is on, in words', () => {
  it.each([
    [{ isOn: false, roles: ['admin'], percentage: 100 }, 'Off for everyone'],
    [{ isOn: true, roles: [], percentage: 100 }, 'On for everyone'],
    [{ isOn: true, roles: ['admin'], percentage: 100 }, 'On for everyone'],
    [{ isOn: true, roles: [], percentage: 25 }, 'On for 25 % of the users'],
    [{ isOn: true, roles: ['admin', 'moderator'], percentage: 0 }, 'On for moderators and administrators'],
    [{ isOn: true, roles: ['admin'], percentage: 5 }, 'On for administrators and 5 % of the other users'],
    [{ isOn: true, roles: [], percentage: 0 }, 'On for nobody'],
  ] as const)('%j is "%s"', (setting, words) => {
    expect(audienceOf(setting)).toBe(words);
  });
});
