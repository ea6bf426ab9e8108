import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { jest } from '@jest/globals';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import EditPage from './edit-page.js';
import { EditPageHarness, answerUnsaved } from './edit-page.harness.js';

const PATH = '/api/v1/contents/c1';
const COW = {
  id: 'c1',
  version: 3,
  name: 'cow.jpg',
  status: 'pending',
  license: null as string | null,
  licenseUrl: null,
  licenseVerdict: 'unknown',
  altText: null as string | null,
};
const RECEIVED = { id: 'e1', type: 'received', payload: { claimedLicense: 'cc by' }, at: '2026-03-01T10:00:00Z' };
const LICENSES = [
  { id: 'CC0-1.0', name: 'CC Zero', verdict: 'open' },
  { id: 'CC-BY-NC-4.0', name: 'Non-commercial', verdict: 'not_open' },
];

describe('mending what is said about a picture', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<EditPage>;
  let page: EditPageHarness;

  /** Promises of the page go on after the answer of the server; a task later they are through. */
  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  async function answer(content: object, authors = [{ name: 'Ada', url: null as string | null }]): Promise<void> {
    server.expectOne(PATH).flush({ ...COW, ...content });
    server.expectOne(`${PATH}/authors`).flush({ items: authors });
    server.expectOne(`${PATH}/sources`).flush({ items: [] });
    await settled();
  }

  async function open(content: object = {}): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LicenseClient, useValue: { all: () => Promise.resolve(LICENSES) } },
        { provide: MediaStore, useValue: { privateUrl: () => Promise.resolve('blob:x'), publicUrl: () => 'blob:x' } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    fixture = TestBed.createComponent(EditPage);
    fixture.componentRef.setInput('id', 'c1');
    TestBed.tick();
    server.expectOne(`${PATH}/events`).flush({ items: [RECEIVED] });
    await answer(content);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, EditPageHarness);
  }

  const sent = (): TestRequest => server.expectOne({ method: 'PATCH', url: PATH });
  const refuse = async (request: TestRequest, status: number, body: object): Promise<void> => {
    request.flush({ title: 'Refused', status, ...body }, { status, statusText: 'Refused' });
    await settled();
  };

  afterEach(() => server.verify());

  it('sends what was changed, from the version it was made from, and goes back', async () => {
    await open();
    expect(await page.isDisabled('Save')).toBe(true);

    await page.type('Licence', 'CC0-1.0');
    await page.type('Alternative text', 'A shaggy cow');
    await page.press('Save');
    const request = sent();

    expect(request.request.body).toEqual({ license: 'CC0-1.0', altText: 'A shaggy cow' });
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush({ ...COW, version: 4, license: 'CC0-1.0', licenseVerdict: 'open', altText: 'A shaggy cow' });
    await settled();
    expect(TestBed.inject(Router).navigateByUrl).toHaveBeenCalledWith('/contents/c1');
    expect(await fixture.componentInstance.canLeave()).toBe(true);
  });

  it('reminds of a licence that could not be read', async () => {
    await open();

    expect(await page.claim()).toContain('“cc by”');
  });

  it('adds and removes authors', async () => {
    await open();

    await page.press('Add an author');
    await page.type('Author', 'Ada Lovelace');
    await page.press('Save');

    const request = sent();
    expect(request.request.body).toEqual({ authors: [{ name: 'Ada Lovelace', url: null }] });
    request.flush({ ...COW, version: 4 });
  });

  it('says that someone was faster, and keeps what was typed over the newer state', async () => {
    await open();
    await page.type('Alternative text', 'Mine');
    await page.press('Save');
    await refuse(sent(), 412, { code: 'request.precondition_failed' });

    expect(await page.isOutdated()).toBe(true);
    await page.press('Load the newer state');
    await answer({ version: 4, name: 'Highland cow', altText: 'Theirs' });

    expect(await page.isOutdated()).toBe(false);
    expect(await page.textIn('Name')).toBe('Highland cow');
    expect(await page.textIn('Alternative text')).toBe('Mine');
    expect(await page.conflicts()).toEqual(['Alternative text was changed to “Theirs” meanwhile.']);
    await page.press('Save');
    const again = sent();
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body).toEqual({ altText: 'Mine' });
    again.flush({ ...COW, version: 5, altText: 'Mine' });
  });

  it('takes the other text where it is the better one', async () => {
    await open();
    await page.type('Alternative text', 'Mine');
    await page.press('Save');
    await refuse(sent(), 412, { code: 'request.precondition_failed' });
    await page.press('Load the newer state');
    await answer({ version: 4, altText: 'Theirs' });

    await page.press('Take that');

    expect(await page.textIn('Alternative text')).toBe('Theirs');
    expect(await page.isDisabled('Save')).toBe(true);
  });

  it('shows refused fields at their fields', async () => {
    await open();
    await page.type('Author', 'Ada!');
    await page.press('Save');
    await refuse(sent(), 400, {
      code: 'request.invalid',
      errors: [{ path: 'authors.0.name', message: 'name must be pleasant', code: 'pleasant' }],
    });

    expect(await page.errorsAt('Author')).toEqual(['Must be pleasant']);
    expect(await page.problemTexts()).toEqual([]);
  });

  it('says when licence and address contradict each other', async () => {
    await open();
    await page.type('Licence', 'CC0-1.0');
    await page.type('Address of the licence', 'https://creativecommons.org/licenses/by/4.0/');
    await page.press('Save');
    await refuse(sent(), 422, { code: 'content.contradictory_license', detail: 'One says CC0, the other CC BY.' });

    expect((await page.problemTexts()).join()).toContain('One says CC0, the other CC BY.');
    await page.type('Address of the licence', '');
    expect(await page.problemTexts()).toEqual([]);
  });

  it('refuses what cannot be an address before asking the server', async () => {
    await open();
    await page.type('Address of the licence', 'creativecommons');
    await page.press('Save');

    expect(await page.errorsAt('Address of the licence')).toEqual([
      'This is not a web address; it starts with https://',
    ]);
  });

  it('warns before a published picture goes back to review', async () => {
    await open({ status: 'available', license: 'CC0-1.0', licenseVerdict: 'open' });
    expect(await page.warns()).toBe(false);

    await page.type('Licence', 'CC-BY-NC-4.0');

    expect(await page.warns()).toBe(true);
  });

  it('asks before unsaved words are lost', async () => {
    await open();
    await page.type('Name', 'Highland cow');
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);

    const leaving = fixture.componentInstance.canLeave();
    await answerUnsaved(root, 'Stay');
    expect(await leaving).toBe(false);

    const leavingAgain = fixture.componentInstance.canLeave();
    await answerUnsaved(root, 'Leave');
    expect(await leavingAgain).toBe(true);
  });
});
