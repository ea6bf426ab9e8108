import { ImportState } from '@odr/contracts';
import { newId, type TeamId, type UserId } from '@odr/kernel';
import { canAct, mayChangeImport, mergeDescriptions, shownName } from './import.policy.js';

describe('what an import can be asked for', () => {
  it.each([
    ['pause', ['queued', 'running']],
    ['resume', ['paused']],
    ['cancel', ['draft', 'queued', 'running', 'paused']],
    ['retry', ['queued', 'running', 'paused', 'done', 'failed']],
    ['edit', ['draft']],
  ] as const)('%s', (act, states) => {
    expect(Object.values(ImportState).filter((state) => canAct(state, act))).toEqual(states);
  });
});

describe('who changes an import', () => {
  const theImport = { userId: newId<UserId>(), teamId: newId<TeamId>() };
  const someone = { userId: newId<UserId>(), role: 'contributor' as const, teams: [] };

  it('its owner, admins of its team and administrators do; members and strangers do not', () => {
    const inTeam = (role: 'admin' | 'contributor') => ({ ...someone, teams: [{ teamId: theImport.teamId, role }] });

    expect(mayChangeImport({ ...someone, userId: theImport.userId }, theImport)).toBe(true);
    expect(mayChangeImport(inTeam('admin'), theImport)).toBe(true);
    expect(mayChangeImport({ ...someone, role: 'admin' }, theImport)).toBe(true);
    expect(mayChangeImport(inTeam('contributor'), theImport)).toBe(false);
    expect(mayChangeImport({ ...someone, role: 'moderator' }, theImport)).toBe(false);
    expect(mayChangeImport(inTeam('admin'), { ...theImport, teamId: null })).toBe(false);
  });
});

describe('descriptions', () => {
  it('let the item speak before the defaults, and silence hide nothing', () => {
    const defaults = { license: 'CC0-1.0', altText: 'a cow', authors: [{ name: 'Ada' }] };

    expect(mergeDescriptions(defaults, { altText: 'two cows', license: null }, undefined)).toEqual({
      license: 'CC0-1.0',
      altText: 'two cows',
      authors: [{ name: 'Ada' }],
    });
  });

  it('show names without what a database or a reader stumbles over', () => {
    expect(shownName('a\0b\u202egnp.exe\ud800', 100)).toBe('a\u{fffd}b\u{fffd}gnp.exe\u{fffd}');
    expect(shownName('x'.repeat(300), 10)).toHaveLength(10);
  });
});
