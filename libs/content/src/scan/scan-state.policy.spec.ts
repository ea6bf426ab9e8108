import { scanStateOf, type ScannedItem, type StoredScan } from './scan-state.policy.js';
import type { ScannerCard } from './scanner.js';

const card: ScannerCard = { name: 'faces', version: '2', takes: ['image'], needs: 'preview' };
const item: ScannedItem = { type: 'image', processingState: 'done', processingFailure: null };
const none: StoredScan = { version: null, isOutdated: true, failure: null, hasGivenUp: false };

describe('where a scanner stands with an item', () => {
  it.each<[string, ScannedItem, StoredScan, string, string | null]>([
    ['will look', item, none, 'waiting', null],
    ['tries again', item, { ...none, failure: 'model.crashed' }, 'waiting', 'model.crashed'],
    ['has given up', item, { ...none, failure: 'model.crashed', hasGivenUp: true }, 'failed', 'model.crashed'],
    ['has looked', item, { ...none, version: '2', isOutdated: false }, 'done', null],
    ['looks again', item, { ...none, version: '1' }, 'outdated', null],
    [
      'never looks at what cannot be read',
      { ...item, processingState: 'failed', processingFailure: 'content.truncated' },
      none,
      'skipped',
      'content.truncated',
    ],
    ['never looks at another kind', { ...item, type: 'music' }, none, 'skipped', null],
  ])('%s', (_name, about, stored, state, failure) => {
    expect(scanStateOf(card, about, stored)).toEqual({ state, failure });
  });

  it('leaves results of a scanner that is off as they are', () => {
    expect(scanStateOf(undefined, item, { ...none, version: '1' })).toMatchObject({ state: 'done' });
  });
});
