import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter } from '@angular/router';

import type { Import, ImportCause } from '../data/import.js';
import { ImportClient } from '../data/import-client.js';
import ImportPage from './import-page.js';

const RUNNING: Import = {
  id: 'i1',
  kind: 'archive',
  name: 'Cows',
  state: 'running',
  error: null,
  userId: 'u1',
  userName: 'Ada',
  teamId: null,
  progress: { done: 40, total: 1_000 },
  isListed: true,
  counts: { created: 36, duplicate: 1, failed: 2, skipped: 1 },
  processing: 0,
  rate: 4,
  remainingSeconds: 240,
  source: { name: 'cows.zip', size: 5_000_000 },
  canRetry: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
};
const CAUSE: ImportCause = {
  state: 'failed',
  code: 'import.corrupt_entry',
  count: 2,
  retriable: 2,
  detail: 'Its bytes are damaged.',
  example: 'cow.jpg',
};

describe('the page of an import', () => {
  const acts: unknown[][] = [];
  let fixture: ComponentFixture<ImportPage>;

  async function open(found: Import, causes: readonly ImportCause[] = []): Promise<string> {
    acts.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        {
          provide: ImportClient,
          useValue: {
            read: () => Promise.resolve(found),
            causes: () => Promise.resolve(causes),
            items: () => Promise.resolve({ items: [], nextCursor: null }),
            act: async (...given: unknown[]) => void acts.push(given),
            retry: (...given: unknown[]) => Promise.resolve(acts.push(given)),
          },
        },
      ],
    });
    fixture = TestBed.createComponent(ImportPage);
    fixture.componentRef.setInput('id', 'i1');
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  const press = async (text: RegExp): Promise<void> => {
    const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await (await loader.getHarness(MatButtonHarness.with({ text }))).click();
    await fixture.whenStable();
  };

  it('says how fast it is and how long it will take, and pauses', async () => {
    expect(await open(RUNNING)).toContain('4 a second, 4 min left');

    await press(/Pause/);
    expect(acts).toEqual([['i1', 'pause']]);
  });

  it('cancels only after it has said what that means', async () => {
    await open(RUNNING);
    await press(/^.*Cancel$/);
    const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    const [dialog] = await loader.getAllHarnesses(MatDialogHarness);
    expect(await dialog?.getText()).toContain('960 items will not be taken in');
    expect(acts).toEqual([]);

    await press(/Cancel the import/);
    expect(await loader.getAllHarnesses(MatDialogHarness)).toEqual([]);
    await fixture.whenStable();
    expect(acts).toEqual([['i1', 'cancel']]);
  });

  it('tries again what failed for one cause', async () => {
    await open({ ...RUNNING, state: 'done' }, [CAUSE]);

    await press(/^Retry what failed for/);
    expect(acts).toEqual([['i1', 'import.corrupt_entry']]);
  });

  it('offers no retry once the file is gone', async () => {
    expect(await open({ ...RUNNING, state: 'done', canRetry: false }, [CAUSE])).not.toContain('Retry');
  });

  it('says why it has paused by itself', async () => {
    const error = { code: 'auth.dco_required', detail: 'Accept version 1.2.' };

    expect(await open({ ...RUNNING, state: 'paused', error })).toContain('Accept version 1.2.');
    await press(/Resume/);
    expect(acts).toEqual([['i1', 'resume']]);
  });
});
