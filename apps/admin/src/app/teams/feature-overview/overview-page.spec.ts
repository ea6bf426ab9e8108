import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { DashboardClient } from '../data/dashboard-client.js';
import { openTeam } from '../testing.js';
import TeamOverviewPage from './overview-page.js';
import { TeamOverviewPageHarness } from './overview-page.harness.js';

const DAYS = [
  { day: '2026-11-21', count: 4 },
  { day: '2026-11-22', count: 8 },
];

describe('the overview of a team', () => {
  async function page(total: number, refusal?: HttpErrorResponse): Promise<TeamOverviewPageHarness> {
    const content = {
      total,
      byStatus: total === 0 ? {} : { available: total },
      byProcessingState: total === 0 ? {} : { done: total - 2, failed: 2 },
      quotaBytes: null,
      originalBytes: 4_000_000,
      derivativeBytes: 1_000_000,
    };
    openTeam(
      'viewer',
      {},
      {
        provide: DashboardClient,
        useValue: {
          people: () => Promise.resolve({ members: 3, byRole: { owner: 1, viewer: 2 }, openInvitations: null }),
          statistics: () => (refusal ? Promise.reject(refusal) : Promise.resolve(content)),
          contributions: () =>
            Promise.resolve({
              days: DAYS,
              contributors: [{ userId: 'olga', name: 'Olga', isMember: true, count: 12 }],
            }),
          annotations: () => Promise.resolve({ total: 7, annotatedContents: 5, manuallyAdjusted: 1 }),
          activity: () =>
            Promise.resolve([
              {
                id: 'e1',
                at: '2026-11-22T10:00:00Z',
                act: 'content.received',
                actorId: 'olga',
                actorName: 'Olga',
                bySystem: false,
                subjectId: 'c1',
                subjectName: 'cow.jpg',
                details: {},
              },
            ]),
        },
      },
    );
    const fixture = TestBed.createComponent(TeamOverviewPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, TeamOverviewPageHarness);
  }

  it('gives figures, each of which leads to what it counts', async () => {
    const overview = await page(12);

    expect(await overview.figures()).toEqual([
      ...['Content', '12 items', '2 could not be processed'],
      ...['Annotations', '7', 'on 5 items'],
      ...['Storage', '5.0 MB', '4.0 MB originals, 1.0 MB made from them'],
      ...['People', '3 members', '1 owner, 2 viewers'],
    ]);
  });

  it('draws what came in, its statuses and who brought it', async () => {
    expect(await (await page(12)).charts()).toEqual([
      'Uploads in the last 90 days',
      'Content by status',
      'Who contributed most',
    ]);
  });

  it('tells who did what lately', async () => {
    expect(await (await page(12)).activity()).toEqual([expect.stringMatching(/^Olga uploaded cow.jpg/)]);
  });

  it('says how to begin when there is nothing yet', async () => {
    const overview = await page(0);

    expect(await overview.charts()).toEqual([]);
    expect(await overview.emptyTitle()).toBe('This team holds nothing yet');
  });

  it('says what went wrong', async () => {
    expect(await (await page(1, new HttpErrorResponse({ status: 503 }))).problem()).toContain('Try again');
  });
});
