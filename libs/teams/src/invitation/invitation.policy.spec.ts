import { expiryOf, hasExpired, hashOfToken, newInvitationToken } from './invitation.policy.js';

describe('an invitation', () => {
  it('holds for seven days and not a moment longer', () => {
    const expiresAt = expiryOf(new Date('2026-03-01T10:00:00Z'));

    expect(expiresAt).toEqual(new Date('2026-03-08T10:00:00Z'));
    expect(hasExpired(expiresAt, new Date('2026-03-08T09:59:59.999Z'))).toBe(false);
    expect(hasExpired(expiresAt, expiresAt)).toBe(true);
  });

  it('has a token of its own, which its hash does not show', () => {
    const [one, other] = [newInvitationToken(), newInvitationToken()];

    expect(one).toMatch(/^[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(hashOfToken(one)).toMatch(/^[0-9a-f]{64}$/);
  });
});
