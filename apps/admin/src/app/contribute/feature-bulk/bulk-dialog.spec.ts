import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { HarnessLoader } from '@angular/cdk/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatInputHarness } from '@angular/material/input/testing';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import type { BulkChanges, BulkPreview, BulkSelection } from '../bulk-edit.js';
import { BulkClient } from '../data/bulk-client.js';
import { UploadClient } from '../data/upload-client.js';
import { BulkDialog } from './bulk-dialog.js';

const PREVIEW: BulkPreview = {
  total: 3,
  counts: { changed: 2, unchanged: 0, refused: 1, restored: 0 },
  backToReview: 1,
  items: [
    {
      contentId: 'c1',
      name: 'cow.jpg',
      outcome: 'changed',
      code: null,
      detail: null,
      before: { altText: null },
      after: { altText: 'A cow' },
      undoOutcome: null,
    },
    {
      contentId: 'c2',
      name: 'owl.jpg',
      outcome: 'refused',
      code: 'auth.forbidden',
      detail: 'Only its people change it.',
      before: null,
      after: null,
      undoOutcome: null,
    },
  ],
};

describe('editing many pictures', () => {
  let fixture: ComponentFixture<BulkDialog>;
  let loader: HarnessLoader;
  const asked: [string, BulkSelection, BulkChanges][] = [];
  const closedWith: unknown[] = [];
  const press = async (text: string | RegExp): Promise<void> => {
    await (await loader.getHarness(MatButtonHarness.with({ text }))).click();
    await fixture.whenStable();
  };
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ');

  beforeEach(async () => {
    asked.length = 0;
    closedWith.length = 0;
    const answer =
      (name: string, value: unknown) =>
      (selection: BulkSelection, changes: BulkChanges): Promise<unknown> => {
        asked.push([name, selection, changes]);
        return Promise.resolve(value);
      };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: { selection: { ids: ['c1', 'c2', 'c3'] }, count: 3 } },
        { provide: MatDialogRef, useValue: { close: (value: unknown) => closedWith.push(value) } },
        {
          provide: BulkClient,
          useValue: { preview: answer('preview', PREVIEW), apply: answer('apply', { id: 'b1' }) },
        },
        { provide: LicenseClient, useValue: { all: () => Promise.resolve([]) } },
        { provide: UploadClient, useValue: { teams: () => Promise.resolve([]) } },
      ],
    });
    fixture = TestBed.createComponent(BulkDialog);
    loader = TestbedHarnessEnvironment.loader(fixture);
    await fixture.whenStable();
  });

  it('shows what would happen before anything does, and then does it', async () => {
    expect(await (await loader.getHarness(MatButtonHarness.with({ text: 'Preview' }))).isDisabled()).toBe(true);
    const [, alternativeText] = await loader.getAllHarnesses(MatInputHarness.with({ selector: 'textarea' }));
    await alternativeText?.setValue('A cow');
    await press('Preview');

    const changes = { altText: 'A cow' };
    expect(asked).toEqual([['preview', { ids: ['c1', 'c2', 'c3'] }, changes]]);
    expect(text()).toContain('2 change, 1 cannot be changed. Nothing has been changed yet.');
    expect(text()).toContain('1 published picture would lose an open licence');
    expect(text()).toContain('1 × Only its people change it.');
    expect(text()).toMatch(/none ?becomes ?A cow/);

    await press('Change 2 pictures');
    expect(asked.at(-1)).toEqual(['apply', { ids: ['c1', 'c2', 'c3'] }, changes]);
    expect(closedWith).toEqual([{ id: 'b1' }]);
  });

  it('clears what is ticked and left empty, and leaves the rest alone', async () => {
    const [license] = await loader.getAllHarnesses(MatCheckboxHarness);
    expect(await license?.getAriaLabel()).toBe('Change the licence');
    await license?.check();
    await press('Preview');

    expect(asked[0]?.[2]).toEqual({ license: null, licenseUrl: null });
    await press('Back');
    expect(text()).not.toContain('Nothing has been changed yet.');
  });
});
