import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Content } from '../../shared/data-content/content.js';
import { RestoreClient } from '../../shared/data-content/data/restore-client.js';
import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import type { CheckedFile, Contribution } from '../contribution.js';
import { UploadClient } from '../data/upload-client.js';
import { TusClient } from '../../shared/data-upload/data/tus-client.js';
import { FileHasher } from '../hash/file-hasher.js';
import type { ContentMetadata, TeamChoice } from '../upload.js';
import { UploadAnnouncer } from './announcer.js';
import { Followed } from './followed.js';
import { KnownFiles } from './known-files.js';
import { Sender } from './sender.js';
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
  /** What is known of files, by their name; the tests' hashes are names. */
  readonly known = new Map<string, CheckedFile>();
  contributions: Contribution[] = [];

  check(hashes: readonly string[]): Promise<readonly CheckedFile[]> {
    return Promise.resolve(hashes.map((sha256) => this.known.get(sha256) ?? { sha256, verdict: 'accept' }));
  }

  latest(): Promise<readonly Contribution[]> {
    return Promise.resolve(this.contributions);
  }

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
  let restored: string[];
  let inPieces: string[];

  const pictures = (...names: string[]): File[] => names.map((name) => new File(['x'], name, { type: 'image/jpeg' }));
  /** Files are looked up before they are sent, which takes some turns of promises. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
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
    [restored, inPieces] = [[], []];
    const restore = (id: string) => Promise.resolve(restored.push(id));
    const neverEnding = { start: () => new Promise(() => undefined), progress01: 0 };
    const upload = (file: File) => (inPieces.push(file.name), neverEnding);
    TestBed.configureTestingModule({
      providers: [
        UploadStore,
        Sender,
        KnownFiles,
        Followed,
        UploadAnnouncer,
        provideRouter([]),
        { provide: UploadClient, useValue: uploads },
        { provide: FileHasher, useValue: { hash: (file: File) => Promise.resolve(file.name) } },
        { provide: RestoreClient, useValue: { restore } },
        { provide: TusClient, useValue: { upload } },
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
    await settle();

    expect(uploads.attempts.map((one) => one.name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(attempt(0).metadata).toEqual({ name: 'a.jpg', license: 'CC0-1.0', authors: [{ name: 'Ada' }] });

    attempt(1).accept();
    await settle();
    expect(uploads.attempts.map((one) => one.name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
  });

  it('shows the reason of a refusal and lets the others go on', async () => {
    store.add(pictures('a.jpg', 'notes.jpg'));
    await settle();
    attempt(0).accept();
    attempt(1).refuse(415, {
      code: 'content.unsupported_format',
      title: 'Not accepted',
      detail: 'The bytes are plain text.',
    });
    await settle();

    const [first, second] = await page.rows();
    expect(await first?.status()).toContain('Received');
    expect(await second?.status()).toContain('Refused');
    expect(await second?.reason()).toBe('The bytes are plain text.');
    expect(await page.summary()).toBe('1 of 2 need you');
  });

  it('counts what is already here as good news', async () => {
    store.add(pictures('a.jpg'));
    await settle();
    attempt(0).refuse(409, { code: 'content.duplicate', title: 'Held', existingId: 'content-1' });
    await settle();

    const [row] = await page.rows();
    expect(await row?.status()).toContain('Already here');
    expect(await page.summary()).toBe('The file is safe with us');
  });

  it('sends nothing that is here already, and offers back what one has deleted', async () => {
    uploads.known.set('a.jpg', { sha256: 'a.jpg', verdict: 'duplicate', existingId: 'c1' });
    uploads.known.set('b.jpg', { sha256: 'b.jpg', verdict: 'restorable', existingId: 'c2' });
    store.add(pictures('a.jpg', 'b.jpg', 'c.jpg'));
    await settle();

    expect(uploads.attempts.map((one) => one.name)).toEqual(['c.jpg']);
    const [, deleted] = await page.rows();
    expect(await deleted?.status()).toContain('Deleted');
    expect(await page.causes()).toContain('1 deleted by you before.');
    await deleted?.press('Restore');
    await settle();
    expect(restored).toEqual(['c2']);
    expect(await (await page.rows())[1]?.status()).toContain('Done');
  });

  it('names the causes, and tries again what stopped for one of them', async () => {
    store.add(pictures('a.jpg', 'b.jpg', 'c.txt'));
    await settle();
    for (const index of [0, 1]) attempt(index).refuse(413, { code: 'content.too_large', title: 'Too large' });
    attempt(2).refuse(415, { code: 'content.unsupported_format', title: 'Not accepted' });
    await settle();

    expect(await page.causes()).toContain('2 too large, 1 not a picture we take.');
    await page.press('Try 2 too large again');
    await settle();
    expect(uploads.attempts.slice(3).map((one) => one.name)).toEqual(['a.jpg', 'b.jpg']);
  });

  it('shows only what needs a person when asked', async () => {
    store.add(pictures('a.jpg', 'b.jpg'));
    await settle();
    attempt(0).accept();
    attempt(1).refuse(415, { code: 'content.unsupported_format', title: 'Not accepted' });
    await settle();

    await page.show('Need you');
    expect(await Promise.all((await page.rows()).map((row) => row.name()))).toEqual(['b.jpg']);
  });

  it('starts nothing more while it is paused', async () => {
    store.add(pictures('a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'));
    await settle();
    await page.press('Pause');
    attempt(0).accept();
    await settle();
    expect(uploads.attempts).toHaveLength(3);

    await page.press('Go on');
    await settle();
    expect(uploads.attempts).toHaveLength(4);
  });

  it('sends what is said of one file alone', async () => {
    store.setDefaults({ license: 'CC0-1.0' });
    store.add(pictures('a.jpg'));
    await settle();
    attempt(0).refuse(422, { code: 'content.contradictory_license', title: 'Contradiction' });
    await settle();
    store.describe(store.rows()[0]?.key ?? '', { license: 'CC-BY-4.0', altText: 'A cow' });
    await (await page.rows())[0]?.tryAgain();
    await settle();

    expect(attempt(1).metadata).toEqual({ name: 'a.jpg', license: 'CC-BY-4.0', altText: 'A cow' });
  });

  it('leaves archives to imports', async () => {
    store.add(pictures('a.jpg', 'all.zip'));
    await settle();

    expect(uploads.attempts.map((one) => one.name)).toEqual(['a.jpg']);
    expect(await page.archives()).toContain('all.zip is an archive.');
  });

  it('takes pictures that are pasted', async () => {
    const paste = new Event('paste') as Event & { clipboardData: unknown };
    paste.clipboardData = { files: pictures('pasted.png') };
    document.dispatchEvent(paste);
    await settle();

    expect(uploads.attempts.map((one) => one.name)).toEqual(['pasted.png']);
  });

  it('sends a refused file anew, and what got lost in pieces', async () => {
    store.add(pictures('a.jpg'));
    await settle();
    attempt(0).refuse(422, { code: 'content.contradictory_license', title: 'Contradiction' });
    await settle();
    await (await page.rows())[0]?.tryAgain();
    await settle();
    expect(attempt(1).key).not.toBe(attempt(0).key);

    attempt(1).refuse(0, {});
    await settle();
    await (await page.rows())[0]?.tryAgain();
    await settle();
    expect(uploads.attempts).toHaveLength(2);
    expect(inPieces).toEqual(['a.jpg']);
  });

  it('asks for the terms when an upload is refused without them', async () => {
    expect(await page.asksForTerms()).toBe(false);
    store.add(pictures('a.jpg'));
    await settle();
    attempt(0).refuse(403, { code: 'auth.dco_required', title: 'Accept first' });
    await settle();

    expect(await page.asksForTerms()).toBe(true);
  });
});
