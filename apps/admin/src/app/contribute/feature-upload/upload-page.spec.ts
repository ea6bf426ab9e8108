import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Content } from '../../shared/data-content/content.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { UploadClient } from '../data/upload-client.js';
import type { ContentMetadata, TeamChoice } from '../upload.js';
import UploadPage from './upload-page.js';
import { UploadPageHarness } from './upload-page.harness.js';
import { UploadStore } from './upload-store.js';

interface Attempt {
  readonly name: string;
  readonly metadata: ContentMetadata;
  readonly key: string;
  accept(): void;
  refuse(status: number, body: object): void;
}

/** A server that answers when the test says so. */
class FakeUploads {
  readonly attempts: Attempt[] = [];

  upload(file: File, metadata: ContentMetadata, key: string): Promise<Content> {
    return new Promise((resolve, reject) => {
      this.attempts.push({
        name: file.name,
        metadata,
        key,
        accept: () => resolve({ id: `content-${file.name}` } as Content),
        refuse: (status, error) => reject(new HttpErrorResponse({ status, error })),
      });
    });
  }

  teams(): Promise<readonly TeamChoice[]> {
    return Promise.resolve([
      { id: 't1', name: 'Lantern keepers', role: 'contributor' },
      { id: 't2', name: 'Only watched', role: 'viewer' },
    ]);
  }
}

describe('uploading', () => {
  let uploads: FakeUploads;
  let fixture: ComponentFixture<UploadPage>;
  let page: UploadPageHarness;
  let store: UploadStore;

  const pictures = (...names: string[]): File[] => names.map((name) => new File(['x'], name, { type: 'image/jpeg' }));
  const attempt = (index: number): Attempt => {
    const found = uploads.attempts[index];
    if (!found) throw new Error(`There was no attempt ${index}.`);
    return found;
  };

  beforeEach(async () => {
    // jsdom has no object URLs.
    URL.createObjectURL ??= () => 'blob:x';
    URL.revokeObjectURL ??= () => undefined;
    uploads = new FakeUploads();
    TestBed.configureTestingModule({
      providers: [
        UploadStore,
        provideRouter([]),
        { provide: UploadClient, useValue: uploads },
        { provide: ContentClient, useValue: { get: () => new Promise(() => undefined) } },
        { provide: LicenseClient, useValue: { all: () => Promise.resolve([]) } },
        {
          provide: AgreementClient,
          useValue: { inForce: () => Promise.resolve([{ kind: 'dco', accepted: true }]) },
        },
      ],
    });
    fixture = TestBed.createComponent(UploadPage);
    store = TestBed.inject(UploadStore);
    await fixture.whenStable();
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, UploadPageHarness);
  });

  it('offers the teams that one may upload for', async () => {
    expect(await page.teams()).toEqual(['Only me', 'Lantern keepers']);
  });

  it('sends three at a time, with what was said for the batch', async () => {
    store.setDefaults({ license: 'CC0-1.0', author: 'Ada' });
    store.add(pictures('a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'));
    await fixture.whenStable();

    expect(uploads.attempts.map((one) => one.name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(attempt(0).metadata).toEqual({ name: 'a.jpg', license: 'CC0-1.0', authors: [{ name: 'Ada' }] });

    attempt(1).accept();
    await fixture.whenStable();
    expect(uploads.attempts.map((one) => one.name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
  });

  it('shows the reason of a refusal and lets the others go on', async () => {
    store.add(pictures('a.jpg', 'notes.jpg'));
    attempt(0).accept();
    attempt(1).refuse(415, {
      code: 'content.unsupported_format',
      title: 'Not accepted',
      detail: 'The bytes are plain text.',
    });
    await fixture.whenStable();

    const [first, second] = await page.rows();
    expect(await first?.status()).toContain('Received');
    expect(await second?.status()).toContain('Refused');
    expect(await second?.reason()).toBe('The bytes are plain text.');
    expect(await page.summary()).toBe('1 of 2 need you');
  });

  it('counts what is already here as good news', async () => {
    store.add(pictures('a.jpg'));
    attempt(0).refuse(409, { code: 'content.duplicate', title: 'Held', existingId: 'content-1' });
    await fixture.whenStable();

    const [row] = await page.rows();
    expect(await row?.status()).toContain('Already here');
    expect(await page.summary()).toBe('The file is safe with us');
  });

  it('repeats an unanswered attempt under the same key, a refused one under a new one', async () => {
    store.add(pictures('a.jpg'));
    attempt(0).refuse(0, {});
    await fixture.whenStable();
    await (await page.rows())[0]?.tryAgain();
    expect(attempt(1).key).toBe(attempt(0).key);

    attempt(1).refuse(422, { code: 'content.contradictory_license', title: 'Contradiction' });
    await fixture.whenStable();
    await (await page.rows())[0]?.tryAgain();
    expect(attempt(2).key).not.toBe(attempt(0).key);
  });

  it('asks for the terms when an upload is refused without them', async () => {
    expect(await page.asksForTerms()).toBe(false);
    store.add(pictures('a.jpg'));
    attempt(0).refuse(403, { code: 'auth.dco_required', title: 'Accept first' });
    await fixture.whenStable();

    expect(await page.asksForTerms()).toBe(true);
  });
});
