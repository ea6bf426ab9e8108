import type { TeamRole } from '@odr/contracts';
import { assertMayChange, assertMayGrant, assertMayRemove, assertOwns, type Actor } from './team.policy.js';

const actor = (role?: TeamRole, managesAny = false): Actor => ({ role, managesAny });
const OWNER = actor('owner');
const ADMIN = actor('admin');

describe('who may do what in a team', () => {
  it('leaves renaming and deleting to owners and administrators of the system', () => {
    expect(() => assertOwns(OWNER)).not.toThrow();
    expect(() => assertOwns(actor(undefined, true))).not.toThrow();
    for (const role of ['admin', 'contributor', 'viewer'] as const) {
      expect(() => assertOwns(actor(role))).toThrow(expect.objectContaining({ code: 'auth.forbidden' }));
    }
  });

  it('lets admins add everyone but owners', () => {
    expect(() => assertMayGrant(ADMIN, 'admin')).not.toThrow();
    expect(() => assertMayGrant(ADMIN, 'owner')).toThrow(expect.objectContaining({ code: 'auth.forbidden' }));
    expect(() => assertMayGrant(actor('contributor'), 'viewer')).toThrow(
      expect.objectContaining({ code: 'auth.forbidden' }),
    );
  });

  it('keeps admins from making themselves owners and from unmaking owners', () => {
    expect(() => assertMayChange(ADMIN, 'admin', 'owner', 1)).toThrow(
      expect.objectContaining({ code: 'auth.forbidden' }),
    );
    expect(() => assertMayChange(ADMIN, 'owner', 'viewer', 1)).toThrow(
      expect.objectContaining({ code: 'auth.forbidden' }),
    );
    expect(() => assertMayRemove(ADMIN, 'owner', false, 1)).toThrow(
      expect.objectContaining({ code: 'auth.forbidden' }),
    );
  });

  it('never lets the last owner go, not even by themselves', () => {
    expect(() => assertMayChange(OWNER, 'owner', 'admin', 0)).toThrow(
      expect.objectContaining({ code: 'team.last_owner' }),
    );
    expect(() => assertMayRemove(OWNER, 'owner', true, 0)).toThrow(
      expect.objectContaining({ code: 'team.last_owner' }),
    );
    expect(() => assertMayRemove(OWNER, 'owner', true, 1)).not.toThrow();
    expect(() => assertMayChange(OWNER, 'owner', 'owner', 0)).not.toThrow();
  });

  it('lets everyone leave', () => {
    expect(() => assertMayRemove(actor('viewer'), 'viewer', true, 0)).not.toThrow();
    expect(() => assertMayRemove(actor('viewer'), 'viewer', false, 1)).toThrow(
      expect.objectContaining({ code: 'auth.forbidden' }),
    );
  });
});
