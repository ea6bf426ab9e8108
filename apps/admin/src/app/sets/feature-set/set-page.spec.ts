import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SetVisibility } from '@odr/contracts';
import { NEVER, of } from 'rxjs';

import type { Content } from '../../shared/data-content/content.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import { Session } from '../../shared/data-session/session.js';
import { FreezeClient, type SetOrigin } from '../../shared/data-saved-search/data/freeze-client.js';
import type { ContentSet } from '../../shared/data-sets/content-set.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import SetPage from './set-page.js';

const SET: ContentSet = {
  id: 's1',
  name: 'Cows',
  description: 'Of the Highlands',
  visibility: SetVisibility.Private,
  userId: 'ada',
  teamId: null,
  itemCount: 2,
  coverId: null,
  version: 3,
};
const ORIGIN: SetOrigin = {
  query: { q: 'cow', filters: { license: 'CC0-1.0' } },
  plan: 'text',
  exact: null,
  engine: null,
  userId: 'ada',
  takenAt: '2026-03-01T10:00:00Z',
  state: 'done',
  wanted: 1_000,
  found: 2,
  added: 2,
  failedWith: null,
};
const picture = (id: string): { content: Content; addedAt: string } => ({
  content: { id, name: `${id}.jpg`, status: 'available', licenseVerdict: 'open', license: 'CC0-1.0' } as Content,
  addedAt: '2026-03-01T10:00:00Z',
});

describe('the page of a set', () => {
  let told: unknown[];

  async function page(user = 'ada', undoes = false): Promise<{ element: HTMLElement; settle: () => Promise<void> }> {
    told = [];
    const tells =
      (name: string) =>
      (...args: unknown[]) => {
        told.push([name, ...args]);
        return Promise.resolve({ added: 1, present: 0, missing: [] });
      };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'sets/:id', component: SetPage }], withComponentInputBinding()),
        {
          provide: SetClient,
          useValue: {
            get: () => Promise.resolve(SET),
            items: () => Promise.resolve({ items: [picture('p1'), picture('p2')], nextCursor: null }),
            remove: tells('remove'),
            add: tells('add'),
          },
        },
        { provide: FreezeClient, useValue: { originOf: () => Promise.resolve(ORIGIN) } },
        { provide: Session, useValue: { user: () => ({ id: user }), can: () => true, isSignedIn: () => true } },
        { provide: MediaStore, useValue: { publicUrl: () => '', privateUrl: () => NEVER } },
        { provide: MatDialog, useValue: {} },
        { provide: MatSnackBar, useValue: { open: () => ({ onAction: () => (undoes ? of(undefined) : NEVER) }) } },
      ],
    });
    const router = await RouterTestingHarness.create('/sets/s1');
    await router.fixture.whenStable();
    return { element: router.fixture.nativeElement as HTMLElement, settle: () => router.fixture.whenStable() };
  }
  const button = (element: HTMLElement, words: string): HTMLButtonElement | undefined =>
    [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(words));

  it('says what it is for and how many pictures one sees', async () => {
    const { element } = await page();

    expect(element.querySelector('h1')?.textContent).toBe('Cows');
    expect(element.textContent).toContain('2 pictures, private');
    expect(element.textContent).toContain('Of the Highlands');
    expect(element.querySelectorAll('odr-picture-card')).toHaveLength(2);
  });

  it('says which search it was frozen from', async () => {
    const { element } = await page();
    const origin = element.querySelector('odr-origin');

    expect(origin?.textContent).toContain('“cow”, Licence: CC0-1.0');
    expect(origin?.querySelector('a')?.getAttribute('href')).toBe('/browse?q=cow&license=CC0-1.0');
    expect(origin?.textContent).toContain('2 of at most 1,000');
  });

  it('is changed by those whose it is', async () => {
    const { element } = await page('bob');

    expect([button(element, 'Select'), button(element, 'Edit'), button(element, 'Delete')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('loses the pictures that are picked, and gets them back', async () => {
    const { element, settle } = await page('ada', true);

    button(element, 'Select')?.click();
    await settle();
    element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]?.click();
    await settle();
    expect(element.textContent).toContain('1 picture selected');
    button(element, 'Take out')?.click();
    await settle();

    expect(told).toEqual([
      ['remove', 's1', ['p2']],
      ['add', 's1', ['p2']],
    ]);
  });
});
