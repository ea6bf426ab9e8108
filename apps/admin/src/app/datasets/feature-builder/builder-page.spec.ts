import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { MediaStore } from '../../shared/data-media/media-store.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { DatasetClient } from '../data/dataset-client.js';
import BuilderPage from './builder-page.js';

const PREVIEW = {
  profile: 'omi-core',
  selected: 4,
  items: 3,
  notSampled: 0,
  excluded: { license_not_in_profile: 1 },
  bytes: 1_200,
  annotations: 2,
  annotationsOf: 3,
  facets: [{ facet: 'license', values: 1, most: [{ value: 'CC-BY-4.0', count: 3 }] }],
  quotas: [],
  pictures: [{ contentId: 'p1', name: 'cow.jpg', license: 'CC-BY-4.0', width: 4, height: 3 }],
};
const REASON = {
  code: 'C15',
  severity: 'blocking',
  rule: 'share_alike_elements',
  clause: 'Share alike',
  source: 'https://example.org/by-sa',
  explanation: 'Adaptations stay under the same licence.',
  fix: 'Use a profile that carries it.',
};
const CHECK = {
  allowed: false,
  profile: { id: 'omi-core', version: '1' },
  license: null,
  total: 4,
  removed: 1,
  licenses: [
    { license: 'CC-BY-4.0', count: 3, allowed: true, chosen: null, conditions: [], reasons: [] },
    { license: 'CC-BY-SA-4.0', count: 1, allowed: false, chosen: null, conditions: [], reasons: [REASON] },
  ],
  conflicts: [],
  items: [
    {
      contentId: 'p9',
      name: 'alike.jpg',
      license: 'CC-BY-SA-4.0',
      allowed: false,
      reasons: [REASON],
      notChecked: ['C09'],
    },
  ],
  nextCursor: null,
  minimalRemoval: ['p9'],
  closestProfile: 'omi-sa',
};

describe('the builder of versions', () => {
  let told: unknown[];

  async function page(address: string) {
    told = [];
    const refusal = new HttpErrorResponse({
      status: 422,
      error: { code: 'dataset.not_releasable', title: 'Some items cannot be released', detail: '1 items cannot.' },
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'datasets/:id/new', component: BuilderPage },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
        {
          provide: DatasetClient,
          useValue: {
            get: () => Promise.resolve({ id: 'd', title: 'Cows', profile: 'omi-core', definition: {} }),
            versions: () => Promise.resolve({ items: [{ id: 'v1', version: '1.0.0', state: 'done' }] }),
            profiles: () =>
              Promise.resolve([
                { id: 'omi-core', name: 'Core' },
                { id: 'omi-sa', name: 'Share alike' },
              ]),
            preview: (_id: string, wish: unknown) => {
              told.push(['preview', wish]);
              return Promise.resolve(PREVIEW);
            },
            check: ({ use }: { use: string }) =>
              Promise.resolve(use === 'omi-core' ? CHECK : { ...CHECK, allowed: true, removed: 0, items: [] }),
            release: (_id: string, body: { leavesOut: boolean }) => {
              told.push(['release', body]);
              return body.leavesOut ? Promise.resolve({ version: '1.1.0' }) : Promise.reject(refusal);
            },
          },
        },
        { provide: SetClient, useValue: { list: () => Promise.resolve({ items: [], nextCursor: null }) } },
        { provide: MediaStore, useValue: { publicUrl: () => '' } },
      ],
    });
    const router = await RouterTestingHarness.create(address);
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 4; turn += 1) await router.fixture.whenStable();
    };
    await settle();
    const element = router.fixture.nativeElement as HTMLElement;
    const button = (words: string): HTMLButtonElement => {
      const found = [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
      if (!found) throw new Error(`No button ${words}.`);
      return found;
    };
    return { element, button, settle, url: () => TestBed.inject(Router).url };
  }

  it('shows what the address chooses: counts, reasons, plots, pictures', async () => {
    const { element } = await page('/datasets/d/new?q=cow&splits=8,1,1');

    expect(told[0]).toEqual([
      'preview',
      { query: { q: 'cow' }, splits: { train: 8, validation: 1, test: 1 }, leavesOut: false },
    ]);
    expect(element.querySelector('.sum')?.textContent).toContain('3 pictures of 4 would go in');
    expect(element.textContent).toContain('Its licence does not fit the profile');
    expect(element.querySelector('odr-chart h2')?.textContent).toBe('Licences');
    expect(element.querySelector('.pictures')?.textContent).toContain('cow.jpg');
  });

  it('says which check keeps what in, why and what to do', async () => {
    const { element } = await page('/datasets/d/new');
    const panel = element.querySelector('odr-check-panel')?.textContent ?? '';

    expect(panel).toContain('1 of 4 pictures may not leave under omi-core');
    expect(panel).toContain('C15 keeps in 1 picture');
    expect(panel).toContain('Adaptations stay under the same licence.');
    expect(panel).toContain('Use a profile that carries it.');
    expect(panel).toContain('C09');
    expect(element.querySelector('.items a')?.getAttribute('href')).toBe('/compliance/items/p9?use=omi-core');
  });

  it('is refused, leaves out what stands in the way, and freezes', async () => {
    const { element, button, settle, url } = await page('/datasets/d/new?q=cow');

    button('Freeze 3 pictures').click();
    await settle();
    expect(element.querySelector('form odr-problem')?.textContent).toContain('1 items cannot.');
    button('Leave them out').click();
    await settle();
    expect(url()).toBe('/datasets/d/new?q=cow&leavesOut=1');
    expect(element.querySelector('form odr-problem')).toBeNull();
    button('Freeze 3 pictures').click();
    await settle();

    expect(told.at(-1)).toEqual(['release', { query: { q: 'cow' }, leavesOut: true, bump: 'minor', changelog: '' }]);
    expect(url()).toBe('/datasets/d/versions/1.1.0');
  });

  it('changes to the profile that takes all of it', async () => {
    const { element, button, settle, url } = await page('/datasets/d/new');

    button('Use omi-sa').click();
    await settle();

    expect(url()).toBe('/datasets/d/new?profile=omi-sa');
    expect(element.querySelector('odr-check-panel')?.textContent).toContain('All of it may leave');
  });

  it('asks nothing before it is clear what is meant', async () => {
    const { element } = await page('/datasets/d/new?from=set');

    expect(told).toEqual([]);
    expect(element.textContent).toContain('Choose what it is made of.');
    expect(element.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).toBe(true);
  });
});
