import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import type { CleaningRun } from '../data/cleaning.js';
import { CleaningClient } from '../data/cleaning-client.js';
import { CleaningStore } from './cleaning-store.js';

const RUN = { id: 'r1', state: 'running' } as CleaningRun;
const FIELD = { field: 'caption', before: 'The image is old.', after: 'Old.', tokensBefore: 6, tokensAfter: 3 };
const ITEM = { id: 'a1', contentId: 'c1', contentName: 'cow.jpg', version: 1, outcome: 'planned', fields: [FIELD] };

describe('cleaning captions in the console', () => {
  const asked: unknown[][] = [];
  let runs: CleaningRun[];
  let store: CleaningStore;

  beforeEach(() => {
    asked.length = 0;
    runs = [];
    const client = {
      preview: (...given: unknown[]) => {
        asked.push(['preview', ...given]);
        return Promise.resolve({ looked: 1, changed: 1, refused: 0, items: [ITEM], nextCursor: null });
      },
      runs: () => Promise.resolve({ items: runs, nextCursor: null }),
      start: (...given: unknown[]) => {
        asked.push(['start', ...given]);
        runs = [RUN];
        return Promise.resolve(RUN);
      },
      act: (...given: unknown[]) => Promise.resolve(asked.push(['act', ...given])),
    };
    TestBed.configureTestingModule({ providers: [CleaningStore, { provide: CleaningClient, useValue: client }] });
    store = TestBed.inject(CleaningStore);
  });
  const settled = (): Promise<void> => TestBed.inject(ApplicationRef).whenStable();

  it('looks at what would change before anything does', async () => {
    store.choose({ sourceId: 's1' }, 'parity');
    await settled();
    expect(asked).toEqual([['preview', { sourceId: 's1' }, 'parity', undefined]]);
    expect([store.mode(), store.captions().length, store.saved()]).toEqual(['parity', 1, 3]);
  });

  it('starts what was looked at, and shows it among the cleanings', async () => {
    store.choose({ language: 'en' }, 'fixed');
    await settled();
    await store.start.run();
    await settled();
    expect(asked.at(-1)).toEqual(['start', { language: 'en' }, 'fixed']);
    expect([store.runs.items(), store.isMoving()]).toEqual([[RUN], true]);
  });

  it('looks anew at what there is to clean when a cleaning has ended, also one that was never seen moving', async () => {
    runs = [{ ...RUN, state: 'done' }] as CleaningRun[];
    store.choose({ sourceId: 's1' }, 'fixed');
    await settled();
    expect(asked).toHaveLength(1);

    runs = [{ ...RUN, state: 'undone' }] as CleaningRun[];
    await store.undo.run(RUN);
    await settled();
    expect(asked.map(([what]) => what)).toEqual(['preview', 'act', 'preview']);
  });

  it('cancels and undoes', async () => {
    await store.cancel.run(RUN);
    await store.undo.run(RUN);
    expect(asked.filter(([what]) => what === 'act')).toEqual([
      ['act', 'r1', 'cancel'],
      ['act', 'r1', 'undo'],
    ]);
  });
});
