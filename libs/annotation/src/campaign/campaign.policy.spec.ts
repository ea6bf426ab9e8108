import type { Principal } from '@odr/access';
import type { TeamId, UserId } from '@odr/kernel';

import { assertCanBecome, assertEnoughPeople, fateOf, mayManage, takesPart } from './campaign.policy.js';

const TEAM = 'team' as TeamId;
const person = (role?: 'owner' | 'admin' | 'contributor' | 'viewer'): Principal => ({
  userId: 'ann' as UserId,
  role: 'contributor',
  teams: role ? [{ teamId: TEAM, role }] : [],
});
const FOR_ALL = { isOpen: true, teamId: null, isNamed: false, namesCaller: false };

describe('who annotates in a campaign', () => {
  it.each([
    ['anybody, where it is open', FOR_ALL, undefined, true],
    ['contributors of its team', { ...FOR_ALL, isOpen: false, teamId: TEAM }, 'contributor' as const, true],
    ['not viewers of its team', { ...FOR_ALL, isOpen: false, teamId: TEAM }, 'viewer' as const, false],
    ['not others where it has a team', { ...FOR_ALL, isOpen: false, teamId: TEAM }, undefined, false],
    ['those who were named', { ...FOR_ALL, isOpen: false, isNamed: true, namesCaller: true }, undefined, true],
    ['not others where people were named', { ...FOR_ALL, isOpen: false, isNamed: true }, undefined, false],
    [
      'not who was named and has left',
      { isOpen: false, teamId: TEAM, isNamed: true, namesCaller: true },
      undefined,
      false,
    ],
    ['nobody once its team is gone', { ...FOR_ALL, isOpen: false }, 'owner' as const, false],
  ])('%s', (_, audience, role, expected) => {
    expect(takesPart(person(role), audience)).toBe(expected);
  });

  it('is run by whoever made it, those who lead its team and administrators', () => {
    const other = { userId: 'ben' as UserId, teamId: TEAM };
    expect(mayManage(person(), { ...other, userId: 'ann' as UserId })).toBe(true);
    expect([person('owner'), person('admin')].map((one) => mayManage(one, other))).toEqual([true, true]);
    expect([person('contributor'), person()].map((one) => mayManage(one, other))).toEqual([false, false]);
    expect(mayManage({ ...person(), role: 'admin' }, other)).toBe(true);
  });
});

describe('an item of a campaign', () => {
  const rules = { mostPeoplePerItem: 4, disagreementAbove: 0.4 };

  it.each([
    ['waits for the people it was to have', { submitted: 1, wanted: 2, disagreement: null }, 'waits'],
    ['is finished where they agree', { submitted: 2, wanted: 2, disagreement: 0.4 }, 'finished'],
    ['asks one more where they disagree', { submitted: 2, wanted: 2, disagreement: 0.41 }, 'asks_more'],
    ['is finished when no more may be asked', { submitted: 4, wanted: 4, disagreement: 1 }, 'finished'],
    ['is finished where there is nothing to compare', { submitted: 1, wanted: 1, disagreement: null }, 'finished'],
  ])('%s', (_, item, expected) => {
    expect(fateOf(item, rules)).toBe(expected);
  });
});

describe('a campaign', () => {
  it('starts, pauses, goes on and ends, and never begins again', () => {
    expect(() => assertCanBecome('draft', 'running')).not.toThrow();
    expect(() => assertCanBecome('running', 'paused')).not.toThrow();
    expect(() => assertCanBecome('paused', 'running')).not.toThrow();
    expect(() => assertCanBecome('paused', 'done')).not.toThrow();
    for (const [from, to] of [
      ['done', 'running'],
      ['draft', 'paused'],
      ['draft', 'done'],
      ['running', 'running'],
    ] as const)
      expect(() => assertCanBecome(from, to)).toThrow(
        expect.objectContaining({ code: 'annotation_campaign.illegal_transition' }),
      );
  });

  it('needs as many people as an item may ask for, unless anybody may annotate', () => {
    expect(() => assertEnoughPeople(null, 20)).not.toThrow();
    expect(() => assertEnoughPeople(3, 3)).not.toThrow();
    expect(() => assertEnoughPeople(2, 3)).toThrow(
      expect.objectContaining({ code: 'annotation_campaign.too_few_people' }),
    );
  });
});
