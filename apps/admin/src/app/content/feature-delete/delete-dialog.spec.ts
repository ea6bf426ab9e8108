import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatButtonHarness } from '@angular/material/button/testing';

import { ItemClient } from '../data/item-client.js';
import { DeleteDialog } from './delete-dialog.js';

describe('deleting a picture', () => {
  const closedWith: unknown[] = [];
  const deleted: unknown[] = [];

  async function confirm(refusal?: HttpErrorResponse): Promise<string> {
    const remove = (content: unknown): Promise<unknown> => {
      deleted.push(content);
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: { id: 'c1', name: 'cow.jpg', status: 'available', version: 3 } },
        { provide: MatDialogRef, useValue: { close: (value: unknown) => closedWith.push(value) } },
        { provide: ItemClient, useValue: { delete: remove } },
      ],
    });
    const fixture = TestBed.createComponent(DeleteDialog);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Delete' }))).click();
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  beforeEach(() => {
    closedWith.length = 0;
    deleted.length = 0;
  });

  it('deletes the version that was looked at', async () => {
    const text = await confirm();

    expect(text).toContain('“cow.jpg” disappears for everyone, also from search and the collection');
    expect(deleted).toMatchObject([{ id: 'c1', version: 3 }]);
    expect(closedWith).toEqual([true]);
  });

  it('deletes nothing that has changed since', async () => {
    const text = await confirm(new HttpErrorResponse({ status: 412 }));

    expect(text).toContain('Nothing was deleted; look at it again first.');
    expect(closedWith).toEqual([]);
  });

  it('says what went wrong, and that nothing was deleted', async () => {
    const error = { title: 'The server is busy', detail: '', code: 'service.unavailable' };
    const text = await confirm(new HttpErrorResponse({ status: 503, error }));

    expect(text).toContain('The server is busy');
    expect(text).toContain('Nothing was deleted.');
  });
});
