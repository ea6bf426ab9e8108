import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter, Router } from '@angular/router';
import { jest } from '@jest/globals';

import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import { Session } from '../../shared/data-session/session.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { AnnotateClient } from '../data/annotate-client.js';
import { SuggestionClient } from '../data/suggestion-client.js';
import { VocabularyClient } from '../data/vocabulary-client.js';
import { WalkClient } from '../data/walk-client.js';
import AnnotatePage from './annotate-page.js';
import { AnnotatePageHarness } from './annotate-page.harness.js';

const source = (name: string, properties: object = {}) => ({
  id: `id-${name}`,
  name,
  type: 'other',
  userId: null,
  annotationSchema: { type: 'object', required: Object.keys(properties), properties },
});
const said = (id: string, name: string, annotation: object, userId: string) => ({
  id,
  contentId: 'c1',
  sources: [{ id: `id-${name}`, name }],
  annotation,
  version: 1,
  userId,
  userName: null,
  createdAt: '2026-03-01T10:00:00Z',
});
const CAPTION = said('a1', 'caption', { caption: 'A cow.', language: 'en' }, 'anna');
const THEIRS = said('a2', 'boxes', { objects: [{ label: 'gate', bbox: [1, 2, 30, 40] }] }, 'bob-123456');

describe('the annotate screen', () => {
  let fixture: ComponentFixture<AnnotatePage>;
  let page: AnnotatePageHarness;
  let sent: unknown[][];
  /** Status of what the server refuses everything with. */
  let refusal: number | undefined;
  const navigate = jest.fn<Router['navigate']>().mockResolvedValue(true);
  const notices = jest.fn();

  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }
  const write = (...call: unknown[]): Promise<object> => {
    sent.push(call);
    if (refusal !== undefined) return Promise.reject(new HttpErrorResponse({ status: refusal }));
    return Promise.resolve({ id: 'made', version: sent.length + 1 });
  };

  async function open(inputs: Readonly<Record<string, string>> = {}): Promise<void> {
    const pictures = ['c1', 'c2'].map((id) => ({
      id,
      name: `${id}.jpg`,
      width: 640,
      height: 480,
      status: 'available',
    }));
    const contents = { get: (id: string) => Promise.resolve(pictures.find((one) => one.id === id)) };
    const assignment = { id: 'k1', contentId: 'c1', guideline: '', sourceIds: ['id-mood'], submitted: 0, remaining: 2 };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Session, useValue: { user: signal({ id: 'anna' }), isSignedIn: signal(true), can: () => true } },
        { provide: ContentClient, useValue: contents },
        { provide: MediaStore, useValue: { publicUrl: () => 'x.jpg', privateUrl: () => Promise.resolve('x.jpg') } },
        { provide: SuggestionClient, useValue: { pending: () => Promise.resolve([]) } },
        { provide: VocabularyClient, useValue: { find: () => Promise.resolve([]) } },
        { provide: MatSnackBar, useValue: { open: notices } },
        {
          provide: SetClient,
          useValue: {
            items: () => Promise.resolve({ items: pictures.map((content) => ({ content })), nextCursor: null }),
            get: () => Promise.resolve({ itemCount: 2 }),
          },
        },
        {
          provide: WalkClient,
          useValue: {
            next: () => Promise.resolve(assignment),
            content: contents.get,
            submit: (one: object) => write('submit', one),
          },
        },
        {
          provide: AnnotateClient,
          useValue: {
            annotations: () => Promise.resolve([CAPTION, THEIRS]),
            sources: () =>
              Promise.resolve([
                source('boxes'),
                source('caption'),
                source('tags'),
                source('mood', { mood: { enum: ['calm'] } }),
              ]),
            create: (...call: unknown[]) => write('create', ...call),
            update: (...call: unknown[]) => write('update', ...call),
          },
        },
      ],
    });
    jest.spyOn(TestBed.inject(Router), 'navigate').mockImplementation(navigate);
    fixture = TestBed.createComponent(AnnotatePage);
    for (const [name, value] of Object.entries({ contentId: 'c1', ...inputs }))
      fixture.componentRef.setInput(name, value);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, AnnotatePageHarness);
    await settled();
    await settled();
  }

  beforeEach(() => {
    Object.assign(globalThis, {
      ResizeObserver: class {
        observe(): void {}
        disconnect(): void {}
      },
    });
    localStorage.clear();
    sent = [];
    refusal = undefined;
    navigate.mockClear();
    notices.mockClear();
  });

  it('saves what is written before it goes on', async () => {
    await open({ set: 's1' });
    expect(await page.state()).toContain('Saved');

    await page.writeCaption('A brown cow.');
    expect(await page.state()).toContain('Not saved yet');
    page.press('Enter', { ctrlKey: true });
    await settled();

    expect(sent).toEqual([['update', 'a1', 1, { caption: 'A brown cow.', language: 'en' }]]);
    expect(navigate).toHaveBeenCalledWith(['/annotate', 'c2'], { queryParamsHandling: 'preserve' });
  });

  it('takes back and does again by keys', async () => {
    await open();
    await page.writeCaption('A brown cow.');

    page.press('z', { ctrlKey: true });
    await settled();
    expect(await page.state()).toContain('Not saved yet');
    page.press('Enter', { ctrlKey: true });
    await settled();
    expect(sent).toEqual([]);

    page.press('Z', { ctrlKey: true, shiftKey: true });
    page.press('Enter', { ctrlKey: true });
    await settled();
    expect(sent).toHaveLength(1);
  });

  it('goes on although the connection is lost, for what is kept is not', async () => {
    await open({ set: 's1' });
    refusal = 0;
    await page.writeCaption('A brown cow.');
    page.press('Enter', { ctrlKey: true });
    await settled();

    expect(await page.state()).toContain('No connection; kept on this machine');
    expect(localStorage.getItem('odr.annotate.draft.anna.c1')).toContain('A brown cow.');
    expect(navigate).toHaveBeenCalledTimes(1);
  });

  it('hands nothing in that is not on the server', async () => {
    await open({ campaign: 'k' });
    refusal = 503;
    await page.writeCaption('A brown cow.');
    page.press('Enter', { ctrlKey: true });
    await settled();

    expect(sent.map(([what]) => what)).toEqual(['update']);
    expect(navigate).not.toHaveBeenCalled();
    expect(notices).toHaveBeenCalledWith(expect.stringContaining('so the picture stays'), undefined, expect.anything());
  });

  it('offers forms of sources, and asks for those of a campaign', async () => {
    await open();
    expect(await page.forms()).toEqual([]);
    await page.choose('mood');
    await settled();
    expect(await page.forms()).toEqual(['mood Empty']);

    TestBed.resetTestingModule();
    await open({ campaign: 'k' });
    expect(await page.forms()).toEqual(['mood Empty']);
  });

  it('shows what others say, and makes one’s own of it', async () => {
    await open();
    expect(await page.parts()).toContain('What others say 1');
    page.press('w');
    await settled();
    await page.click('Start from this: boxes of Contributor 123456');
    page.press('Enter', { ctrlKey: true });
    await settled();

    const gate = { objects: [{ label: 'gate', bbox: [1, 2, 30, 40] }] };
    expect(sent).toEqual([['create', 'c1', 'id-boxes', gate, expect.stringMatching(/^annotate\//)]]);
  });

  it('shows nothing of others in a campaign', async () => {
    await open({ campaign: 'k' });

    expect(await page.parts()).not.toContainEqual(expect.stringContaining('What others say'));
  });
});
