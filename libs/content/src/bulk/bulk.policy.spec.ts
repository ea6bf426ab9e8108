import type { Principal } from '@odr/access';
import type { ContentId, TeamId, UserId } from '@odr/kernel';
import type { BulkChanges } from './bulk-changes.js';
import { isUntouchedSince, planOf, type BulkItem } from './bulk.policy.js';

const ada: Principal = { userId: 'ada' as UserId, role: 'contributor', teams: [] };
const cow: BulkItem = {
  id: 'c1' as ContentId,
  userId: ada.userId,
  status: 'available',
  licenseVerdict: 'open',
  name: 'cow.jpg',
  license: 'CC0-1.0',
  licenseUrl: null,
  authors: [{ name: 'Ada', url: null }],
  sources: [{ type: 'url', value: 'https://example.org/1', metadata: { page: 3 } }],
  altText: null,
  teamId: null,
};
const plan = (changes: BulkChanges, item: Partial<BulkItem> = {}, actor = ada) =>
  planOf(actor, { ...cow, ...item }, changes, 0);

describe('what a bulk edit would do to an item', () => {
  it('names only the fields that change', () => {
    expect(plan({ license: 'CC BY 4.0', altText: 'A cow', authors: [{ name: 'Ada' }] })).toEqual({
      outcome: 'changed',
      before: { license: 'CC0-1.0', altText: null },
      after: { license: 'CC-BY-4.0', altText: 'A cow' },
      warnings: [],
    });
  });

  it('is nothing where everything is so already', () => {
    expect(plan({ license: 'cc0', removeSources: ['https://example.org/other'] })).toEqual({ outcome: 'unchanged' });
  });

  it('adds and removes sources by value, and keeps what the others said', () => {
    const added = { type: 'url', value: 'https://example.org/2' };
    expect(plan({ addSources: [added, cow.sources[0] ?? added] })).toMatchObject({
      after: { sources: [cow.sources[0], { ...added, metadata: null }] },
    });
    expect(plan({ removeSources: ['https://example.org/1'] })).toMatchObject({ after: { sources: [] } });
  });

  it('warns of what would leave public view', () => {
    expect(plan({ license: 'CC-BY-NC-4.0' })).toMatchObject({
      warnings: ['license_not_open', 'back_to_review'],
    });
    expect(plan({ license: null }, { status: 'pending' })).toMatchObject({ warnings: ['license_unknown'] });
  });

  it('refuses a licence that its address contradicts, and says so', () => {
    const licenseUrl = 'https://creativecommons.org/licenses/by/4.0/';
    expect(plan({ license: 'CC0-1.0' }, { license: 'CC-BY-4.0', licenseUrl })).toMatchObject({
      outcome: 'refused',
      code: 'content.contradictory_license',
    });
    expect(plan({ license: 'CC0-1.0', licenseUrl: null }, { licenseUrl })).toMatchObject({ outcome: 'changed' });
  });

  it('refuses what is not theirs, and to move what a team mate brought', () => {
    const teamId = 't1' as TeamId;
    const mate: Principal = { userId: 'bob' as UserId, role: 'contributor', teams: [{ teamId, role: 'contributor' }] };
    expect(plan({ altText: 'Mine' }, {}, mate)).toMatchObject({ outcome: 'refused', code: 'auth.forbidden' });
    expect(plan({ altText: 'Ours' }, { teamId }, mate)).toMatchObject({ outcome: 'changed' });
    expect(plan({ teamId: null }, { teamId }, mate)).toMatchObject({ outcome: 'refused', code: 'auth.forbidden' });
  });

  it('refuses a name that is no name', () => {
    expect(plan({ namePattern: '{ext}' }, { name: 'cow' })).toMatchObject({
      outcome: 'refused',
      code: 'request.invalid',
    });
  });
});

describe('whether anybody has edited since', () => {
  it('looks only at the fields that were edited', () => {
    expect(isUntouchedSince({ ...cow, name: 'other' }, { license: 'CC0-1.0' })).toBe(true);
    expect(isUntouchedSince(cow, { license: 'CC0-1.0', altText: 'A cow' })).toBe(false);
  });
});
