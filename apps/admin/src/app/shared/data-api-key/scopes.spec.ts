import { PERMISSIONS, PERSON_ONLY, Role, can } from '@odr/contracts';

import { words } from '../util-format/format.js';
import { meaningOf, scopeGroups } from './scopes.js';

const offered = (role: Role): string[] =>
  scopeGroups((permission) => can(role, permission)).flatMap(({ scopes }) => scopes.map(({ scope }) => scope));

describe('what a key may be given', () => {
  it('is everything its maker may do, but what takes a person', () => {
    expect(offered(Role.Admin).toSorted()).toEqual(PERMISSIONS.filter((one) => !PERSON_ONLY.has(one)).toSorted());
    expect(offered(Role.Contributor)).not.toContain('moderation.decide');
    expect(offered(Role.Contributor)).not.toContain('account.manage');
  });

  it('has no group without anything in it', () => {
    const titles = scopeGroups((permission) => can(Role.Contributor, permission)).map(({ title }) => title);

    expect(titles).not.toContain('Administration');
    expect(titles[0]).toBe('Pictures');
  });

  it('is explained in words of its own, each: add the new one to scopes.ts', () => {
    const unexplained = PERMISSIONS.filter((one) => !PERSON_ONLY.has(one) && meaningOf(one) === words(one));

    expect(unexplained).toEqual([]);
  });
});
