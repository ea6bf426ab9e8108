import type { Principal } from '@odr/access';
import { PERMISSIONS, PERSON_ONLY } from '@odr/contracts';
import { expiryOf, looksLikeKey, newKey, notGrantable, prefixOf } from './api-key.policy.js';

const principal = (role: Principal['role'], scopes?: Principal['scopes']): Principal => ({
  userId: 'someone' as Principal['userId'],
  role,
  teams: [],
  ...(scopes && { scopes }),
});
const NOW = new Date('2026-03-01T10:00:00Z');

describe('an API key', () => {
  it('is 256 random bits that can be recognised, of which little is shown', () => {
    const key = newKey();

    expect(looksLikeKey(key)).toBe(true);
    expect(newKey()).not.toBe(key);
    expect(prefixOf(key)).toMatch(/^odr_.{6}$/);
    for (const other of ['', 'odr_', key.slice(1), `${key}x`, `${key}\n`, key.toUpperCase()]) {
      expect(looksLikeKey(other)).toBe(false);
    }
  });

  it('carries what its maker may do, never what takes a person', () => {
    expect(notGrantable(principal('contributor'), ['content.read', 'user.update', 'content.read_any'])).toEqual([
      'user.update',
      'content.read_any',
    ]);
    expect(notGrantable(principal('admin'), PERMISSIONS)).toEqual([...PERSON_ONLY]);
    expect(notGrantable(principal('admin', new Set(['content.read'])), ['content.read', 'user.read'])).toEqual([
      'user.read',
    ]);
  });

  it('ends, within a year', () => {
    expect(expiryOf(undefined, NOW)?.toISOString()).toBe('2026-05-30T10:00:00.000Z');
    expect(expiryOf('2026-03-01T10:00:01Z', NOW)).toBeDefined();
    for (const wish of ['2026-03-01T10:00:00Z', '2025-01-01T00:00:00Z', '2027-03-03T00:00:00Z', 'never']) {
      expect(expiryOf(wish, NOW)).toBeUndefined();
    }
  });
});
