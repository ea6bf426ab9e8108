import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { ExchangeClient, type ExportWish } from '../data/exchange-client.js';
import type { Preview } from '../data/loss.js';
import { ExportStore } from './export-store.js';

const PREVIEW: Preview = {
  annotations: 3,
  looked: 3,
  estimatedBytes: 900,
  report: { annotations: 3, native: 3, extended: 0, lossy: 0, lostAt: {}, losses: [] },
};

describe('taking annotations out', () => {
  const wishes: ExportWish[] = [];
  const previews: object[] = [];
  let file: () => Promise<Blob | undefined>;
  let store: ExportStore;

  beforeEach(() => {
    wishes.length = previews.length = 0;
    file = () => Promise.resolve(new Blob(['abc']));
    URL.createObjectURL ??= () => 'blob:x';
    URL.revokeObjectURL ??= () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
    const client = {
      preview: (wish: object) => Promise.resolve(previews.push(wish)).then(() => PREVIEW),
      file: (wish: ExportWish, received: (bytes: number) => void) => {
        wishes.push(wish);
        received(2);
        return file();
      },
    };
    TestBed.configureTestingModule({ providers: [ExportStore, { provide: ExchangeClient, useValue: client }] });
    store = TestBed.inject(ExportStore);
  });
  const settled = (): Promise<void> => TestBed.inject(ApplicationRef).whenStable();

  it('looks anew when something else is wanted, and only then', async () => {
    await settled();
    store.choose('yolo', { sourceId: 's1' });
    await settled();
    store.choose('yolo', { sourceId: 's1' });
    await settled();
    expect(previews).toEqual([
      { format: 'lines', filter: {} },
      { format: 'yolo', filter: { sourceId: 's1' } },
    ]);
    expect(store.preview()).toEqual(PREVIEW);
  });

  it('asks for extras only of formats that have a place for them', async () => {
    store.isNormalised.set(true);
    store.countsTokens.set(true);
    await store.download.run();
    store.choose('yolo', {});
    await store.download.run();
    expect(wishes).toMatchObject([
      { format: 'lines', isNormalised: true, countsTokens: true },
      { format: 'yolo', isNormalised: false, countsTokens: false },
    ]);
  });

  it('says what was saved, and nothing when it was cancelled', async () => {
    await store.download.run();
    expect(store.saved()).toEqual({ name: 'annotations-lines.ndjson', bytes: 3 });
    file = () => Promise.resolve(undefined);
    await store.download.run();
    expect(store.saved()).toBeUndefined();
  });

  it('keeps what went wrong', async () => {
    file = () => Promise.reject(new Error('cut'));
    await store.download.run();
    expect(store.download.problem()).toMatchObject({ detail: 'cut' });
  });
});
