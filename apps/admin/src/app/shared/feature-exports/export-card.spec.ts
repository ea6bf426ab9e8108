import { TestBed } from '@angular/core/testing';

import { ExportClient } from '../data-export/data/export-client.js';
import { ExportCard } from './export-card.js';

const EXPORT = {
  id: 'e1',
  name: 'cows 1.0.0',
  format: 'parquet',
  filter: {},
  state: 'running',
  progress: { done: 50, total: 200 },
  createdAt: '2026-03-01T10:00:00Z',
  startedAt: '2026-03-01T10:00:00Z',
  finishedAt: null,
  files: [],
  versionId: 'v1',
  options: {},
  itemsPerSecond: 2.5,
  secondsLeft: 60,
};
const DONE = {
  ...EXPORT,
  state: 'done',
  finishedAt: '2026-03-01T10:01:00Z',
  files: [{ name: 'a.parquet', path: 'data/a.parquet', size: 1_000, sha256: 'ab' }],
  counts: { exported: 198, skipped: 1, withdrawn: 1, licenses: {} },
};

describe('an export', () => {
  async function card(one: object, isOwn = true) {
    const told: unknown[][] = [];
    const tells =
      (name: string, answer: unknown = {}) =>
      (...args: unknown[]) => {
        told.push([name, ...args]);
        return Promise.resolve(answer);
      };
    TestBed.configureTestingModule({
      providers: [
        {
          provide: ExportClient,
          useValue: {
            tell: tells('tell'),
            pushes: tells('pushes', []),
            push: tells('push'),
            tellPush: tells('tellPush'),
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(ExportCard);
    fixture.componentRef.setInput('export', one);
    fixture.componentRef.setInput('title', 'cows 1.0.0');
    fixture.componentRef.setInput('isOwn', isOwn);
    await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, told, settle: () => fixture.whenStable() };
  }

  it('says how fast it goes and how long it takes, and is paused', async () => {
    const { element, told, settle } = await card(EXPORT);

    expect(element.textContent).toMatch(/2\.5 items a second\s+· 1 min left/);
    [...element.querySelectorAll('button')].find((one) => one.textContent?.includes('Pause'))?.click();
    await settle();

    expect(told).toEqual([['tell', 'e1', 'pause']]);
  });

  it('has its files with their checksums, and says what is not in them', async () => {
    const { element } = await card(DONE);

    expect(element.textContent).toContain('1 item withdrawn since');
    expect(element.querySelector('odr-file-row')?.textContent).toContain('data/a.parquet');
    expect(element.querySelector('odr-file-row code')?.textContent).toBe('ab');
  });

  it('is taken to a bucket, and keeps no key in the page', async () => {
    const { element, told, settle } = await card(DONE);
    const panel = element.querySelector<HTMLDetailsElement>('odr-push-panel details');
    if (panel) panel.open = true;
    panel?.dispatchEvent(new Event('toggle'));
    await settle();
    const choice = element.querySelector<HTMLSelectElement>('odr-push-panel select');
    if (choice) choice.value = 's3';
    choice?.dispatchEvent(new Event('change'));
    await settle();
    const form = element.querySelector<HTMLFormElement>('odr-push-panel form');
    for (const [name, value] of [
      ['bucket', 'cows'],
      ['endpoint', 'https://s3.example.org'],
      ['accessKeyId', 'AKIA'],
      ['secretAccessKey', 'secret'],
    ] as const) {
      const field = form?.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field) field.value = value;
    }

    form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();

    expect(told.find(([name]) => name === 'push')).toEqual([
      'push',
      'e1',
      {
        s3: { bucket: 'cows', endpoint: 'https://s3.example.org', accessKeyId: 'AKIA', secretAccessKey: 'secret' },
      },
    ]);
    expect(form?.querySelector<HTMLInputElement>('[name=secretAccessKey]')?.value).toBe('');
  });

  it('is only for its owner to stop and to push', async () => {
    const { element } = await card(EXPORT, false);

    expect(element.querySelectorAll('button')).toHaveLength(0);
  });
});
