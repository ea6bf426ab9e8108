import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import { DatasetClient } from '../data/dataset-client.js';
import DatasetPage from './dataset-page.js';

const entry = (sequence: number) => ({
  sequence,
  contentId: `p${sequence}`,
  publishedSha256: 'ab',
  reason: 'takedown',
  withdrawnAt: '2026-03-01T10:00:00Z',
});

describe('the page of a dataset', () => {
  async function page(user = 'ada') {
    const since: number[] = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Session, useValue: { user: () => ({ id: user }), can: () => true } },
        {
          provide: DatasetClient,
          useValue: {
            get: () =>
              Promise.resolve({
                id: 'd',
                name: 'cows',
                title: 'Cows',
                profile: 'omi-core',
                userId: 'ada',
                teamId: null,
                withdrawals: 101,
                latest: { version: '1.0.0' },
              }),
            versions: () =>
              Promise.resolve({
                items: [
                  {
                    id: 'v2',
                    version: '1.1.0',
                    state: 'building',
                    progress: { done: 5, total: 2_000 },
                    itemCount: 0,
                    createdAt: '2026-03-01T10:00:00Z',
                  },
                  {
                    id: 'v1',
                    version: '1.0.0',
                    state: 'failed',
                    failedWith: 'dataset_version.cancelled',
                    itemCount: 0,
                    createdAt: '2026-03-01T10:00:00Z',
                  },
                ],
                nextCursor: null,
              }),
            withdrawals: (_id: string, after: number) => {
              since.push(after);
              const items = after === 0 ? Array.from({ length: 100 }, (_, at) => entry(at + 1)) : [entry(101)];
              return Promise.resolve({
                items,
                head: { sequence: 101, hash: 'f00' },
                keys: [{ keyId: 'k', publicKey: 'P' }],
              });
            },
            receivers: () =>
              Promise.resolve([
                { userId: 'bob', name: 'Bob', downloads: 2, acknowledged: 100, lastDownloadAt: '2026-03-01T10:00:00Z' },
                { userId: 'eve', name: null, downloads: 1, acknowledged: null },
                { userId: 'mia', name: 'Mia', downloads: 1, acknowledged: 101, acknowledgedAt: '2026-03-01T10:00:00Z' },
              ]),
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(DatasetPage);
    fixture.componentRef.setInput('id', 'd');
    for (let turn = 0; turn < 3; turn += 1) await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, since, settle: () => fixture.whenStable() };
  }

  it('lists versions with how they stand', async () => {
    const { element } = await page();
    const table = element.querySelector('odr-table')?.textContent ?? '';

    expect(table).toContain('5 of 2,000 listed');
    expect(table).toContain('Given up');
    expect(element.querySelector('odr-table a')?.getAttribute('href')).toBe('/datasets/d/versions/1.1.0');
  });

  it('pages through the feed of withdrawals by its entries, each leading to what is said of it', async () => {
    const { element, since, settle } = await page();

    [...element.querySelectorAll('button')].find((one) => one.textContent?.includes('Show more'))?.click();
    await settle();

    expect(since).toEqual([0, 100]);
    const links = element.querySelectorAll('odr-withdrawals odr-table a');
    expect(links).toHaveLength(101);
    expect(links[100]?.getAttribute('href')).toBe('/datasets/d/versions/1.0.0/items/p101');
    expect(element.querySelector('odr-withdrawals summary')?.textContent).toContain('ends at entry 101');
  });

  it('tells who answers for it who has it and who has not followed the feed', async () => {
    const { element } = await page();
    const receivers = element.querySelector('odr-receivers')?.textContent ?? '';

    expect(receivers).toContain('2 receivers have not said');
    expect(receivers).toContain('Up to entry 100');
    expect(receivers).toContain('Somebody who has left');
    expect(receivers).toContain('Said nothing');
  });

  it('tells others only what was released', async () => {
    const { element } = await page('bob');

    expect(element.querySelector('odr-receivers')).toBeNull();
    expect(element.textContent).not.toContain('New version');
  });
});
