import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { Session } from '../../shared/data-session/session.js';
import { DatasetClient } from '../data/dataset-client.js';
import VersionPage from './version-page.js';

const DONE = {
  id: 'v1',
  datasetId: 'd',
  version: '1.0.0',
  state: 'done',
  progress: { done: 2, total: 2, itemsPerSecond: null, secondsLeft: null },
  rootHash: 'ab'.repeat(32),
  itemCount: 2,
  profile: 'omi-core',
  changelog: 'The first.',
  counts: {
    licenses: { MIT: 2 },
    splits: {},
    formats: {},
    aspects: {},
    excluded: { opted_out: 1, not_available: 1 },
    annotations: 3,
    bytes: 2_000,
  },
  manifest: { size: 300, sha256: 'cd'.repeat(32) },
  failedWith: null,
  withdrawn: 1,
  createdAt: '2026-03-01T10:00:00Z',
  finishedAt: '2026-03-01T10:01:00Z',
};
const BUILDING = {
  ...DONE,
  state: 'building',
  rootHash: null,
  finishedAt: null,
  progress: { done: 400, total: 1_000, itemsPerSecond: 200.4, secondsLeft: 3 },
};

describe('the page of a version', () => {
  let told: unknown[][];

  async function page(version: object, user = 'ada') {
    told = [];
    const tells =
      (name: string, answer: unknown) =>
      (...args: unknown[]) => {
        told.push([name, ...args]);
        return Promise.resolve(answer);
      };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'datasets/:id/versions/:number', component: VersionPage }], withComponentInputBinding()),
        {
          provide: DatasetClient,
          useValue: {
            get: () => Promise.resolve({ id: 'd', title: 'Cows', userId: 'ada', teamId: null }),
            version: () => (version instanceof HttpErrorResponse ? Promise.reject(version) : Promise.resolve(version)),
            withdraw: tells('withdraw', {}),
            versions: () => Promise.resolve({ items: [DONE, { ...DONE, id: 'v0', version: '0.9.0' }] }),
            exports: () => Promise.resolve({ items: [], nextCursor: null }),
            exclusions: tells('exclusions', { items: [{ contentId: 'p1', code: 'opted_out' }], nextCursor: null }),
            export: tells('export', {}),
            card: () => Promise.resolve('# Cows'),
            tell: tells('tell', {}),
          },
        },
        { provide: Session, useValue: { user: () => ({ id: user }), can: () => true } },
      ],
    });
    const router = await RouterTestingHarness.create('/datasets/d/versions/1.0.0');
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn += 1) await router.fixture.whenStable();
    };
    await settle();
    const element = router.fixture.nativeElement as HTMLElement;
    const press = async (words: string): Promise<void> => {
      [...element.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(words))?.click();
      await settle();
    };
    return { element, press, settle };
  }

  it('says how far its listing is and how long it takes, and stops it', async () => {
    const { element, press } = await page(BUILDING);

    expect(element.textContent).toContain('400 of 1,000');
    expect(element.querySelector('[role=status]')?.textContent).toMatch(/200 items a second\s+· 3 s left/);
    await press('Pause');
    expect(told).toEqual([['tell', 'd', '1.0.0', 'pause']]);
  });

  it('shows what it is cited by, how it is verified and what is in it', async () => {
    const { element } = await page(DONE);
    const boxes = [...element.querySelectorAll('odr-copy-box code')].map((one) => one.textContent);

    expect(boxes).toEqual([
      DONE.rootHash,
      `node verify-dataset.mjs . ${DONE.rootHash}`,
      `python3 verify_dataset.py . ${DONE.rootHash}`,
    ]);
    expect(element.querySelector('odr-file-row')?.textContent).toContain(DONE.manifest.sha256);
    expect([...element.querySelectorAll('odr-chart h2')].map((one) => one.textContent)).toEqual([
      'Licences',
      'What stayed out',
    ]);
    expect(element.querySelector('.withdrawn a')?.getAttribute('href')).toBe(
      '/datasets/d/new?from=successor&successorOf=1.0.0',
    );
    expect([...element.querySelectorAll('a')].map((one) => one.getAttribute('href'))).toContain(
      '/datasets/d/versions/1.0.0/diff?against=0.9.0',
    );
  });

  it('goes out in as many formats as are chosen', async () => {
    const { element, press, settle } = await page(DONE);

    for (const box of [...element.querySelectorAll<HTMLInputElement>('odr-version-exports input')].slice(0, 2))
      box.click();
    await settle();
    await press('Export');

    expect(told.filter(([name]) => name === 'export')).toHaveLength(2);
  });

  it('narrows what stayed out to a reason or an id', async () => {
    const { element, press, settle } = await page(DONE);
    const asked = (): unknown => (told.filter(([name]) => name === 'exclusions').at(-1) ?? [])[3];
    expect(asked()).toEqual({});

    await press('Not published');
    expect(asked()).toEqual({ code: 'not_available' });
    const box = element.querySelector<HTMLInputElement>('odr-exclusions input');
    if (box) box.value = 'no id';
    box?.dispatchEvent(new Event('change'));
    await settle();
    expect(element.querySelector('odr-exclusions [role=alert]')?.textContent).toContain('no id of a picture');
  });

  it('keeps what is for those who answer for it from others', async () => {
    const { element } = await page(DONE, 'bob');

    expect(element.querySelector('odr-exclusions')).toBeNull();
    expect(element.querySelector('.withdrawn a')).toBeNull();
    expect(element.querySelector('odr-withdraw-version')).toBeNull();
  });

  it('is withdrawn as a whole with a reason, by typing its number', async () => {
    const { element, press, settle } = await page(DONE);
    const write = async (selector: string, text: string): Promise<void> => {
      const box = element.querySelector<HTMLInputElement>(`odr-withdraw-version ${selector}`);
      if (box) box.value = text;
      box?.dispatchEvent(new Event(selector === 'select' ? 'change' : 'input'));
      await settle();
    };
    await write('select', 'privacy');
    await write('textarea', 'Taken without leave.');
    await write('input', '1.0');
    await press('Withdraw version');
    expect(told.filter(([name]) => name === 'withdraw')).toEqual([]);

    await write('input', '1.0.0');
    await press('Withdraw version');
    expect(told.filter(([name]) => name === 'withdraw')).toEqual([
      ['withdraw', 'd', '1.0.0', { reason: 'privacy', statement: 'Taken without leave.' }],
    ]);
  });

  it('says why it is gone once it was withdrawn', async () => {
    const error = {
      code: 'dataset_version.withdrawn',
      title: 'The version has been withdrawn.',
      version: '1.0.0',
      reason: 'privacy',
      statement: 'Taken without leave.',
      withdrawnAt: '2026-03-01T10:00:00Z',
    };
    const { element } = await page(new HttpErrorResponse({ status: 410, error }));

    expect(element.querySelector('odr-empty')?.textContent).toContain('To protect people');
    expect(element.querySelector('blockquote')?.textContent).toBe('Taken without leave.');
    expect(element.querySelector('odr-problem')).toBeNull();
  });
});
