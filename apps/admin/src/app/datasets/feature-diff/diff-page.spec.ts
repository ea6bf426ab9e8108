import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { MediaStore } from '../../shared/data-media/media-store.js';
import { DatasetClient } from '../data/dataset-client.js';
import DiffPage from './diff-page.js';

const change = (contentId: string, more: object) => ({
  contentId,
  name: `${contentId}.jpg`,
  members: [],
  license: 'MIT',
  licenseBefore: 'MIT',
  annotations: 1,
  annotationsBefore: 1,
  ...more,
});

describe('what changed between two versions', () => {
  async function page(address: string) {
    const asked: unknown[] = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [{ path: 'datasets/:id/versions/:number/diff', component: DiffPage }],
          withComponentInputBinding(),
        ),
        {
          provide: DatasetClient,
          useValue: {
            get: () => Promise.resolve({ id: 'd', title: 'Cows' }),
            versions: () =>
              Promise.resolve({
                items: ['1.1.0', '1.0.0'].map((version) => ({ id: version, version, state: 'done' })),
              }),
            diff: (id: string, number: string, query: object, cursor?: string) => {
              asked.push([id, number, query, cursor]);
              const items = cursor
                ? [change('p4', { change: 'added', licenseBefore: null })]
                : [
                    change('p1', { change: 'removed', license: null }),
                    change('p2', {
                      change: 'changed',
                      members: ['annotations', 'license', 'publishedSha256'],
                      licenseBefore: 'CC0-1.0',
                      annotations: 3,
                    }),
                  ];
              return Promise.resolve({
                added: 1,
                removed: 1,
                changed: 1,
                relicensed: 1,
                items,
                nextCursor: cursor ? null : 'more',
              });
            },
          },
        },
        { provide: MediaStore, useValue: { publicUrl: () => '' } },
      ],
    });
    const router = await RouterTestingHarness.create(address);
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn += 1) await router.fixture.whenStable();
    };
    await settle();
    const element = router.fixture.nativeElement as HTMLElement;
    const press = async (words: string): Promise<void> => {
      [...element.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(words))?.click();
      await settle();
    };
    return { element, asked, press };
  }
  const text = (element: Element | null | undefined): string => element?.textContent?.replaceAll(/\s+/g, ' ') ?? '';

  it('is counted, and shown picture by picture with what differs', async () => {
    const { element, press } = await page('/datasets/d/versions/1.1.0/diff?against=1.0.0');

    expect(text(element.querySelector('h1'))).toContain('What changed in Cows: 1.0.0 to 1.1.0');
    expect([...element.querySelectorAll('.odr-chip')].map(text).map((one) => one.trim())).toEqual([
      'All 3',
      'Added 1',
      'Removed 1',
      'Changed 1',
      'Licence changed 1',
    ]);
    const [removed, changed] = [...element.querySelectorAll('.changes li')];
    expect(removed?.querySelector('a')?.getAttribute('href')).toBe('/datasets/d/versions/1.0.0/items/p1');
    expect(text(changed)).toContain('CC0-1.0 to MIT');
    expect(text(changed)).toContain('1 to 3 annotations');
    expect(text(changed)).toContain('annotations, license, the published file.');
    await press('Show more');
    expect(element.querySelectorAll('.changes li')).toHaveLength(3);
  });

  it('narrows to one kind of change, in the address', async () => {
    const { asked, press } = await page('/datasets/d/versions/1.1.0/diff?against=1.0.0');

    await press('Licence changed');

    expect(TestBed.inject(Router).url).toContain('change=relicensed');
    expect(asked.at(-1)).toEqual(['d', '1.1.0', { against: '1.0.0', change: 'relicensed' }, undefined]);
  });

  it('asks against what, where the address does not say', async () => {
    const { element, asked } = await page('/datasets/d/versions/1.1.0/diff');

    expect(asked).toEqual([]);
    expect(element.textContent).toContain('Against which version?');
  });
});
