import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { of } from 'rxjs';

import type { Campaign, CampaignPerson, CampaignProgress } from '../data/campaign.js';
import { CampaignClient } from '../data/campaign-client.js';
import CampaignPage from './campaign-page.js';

const CAMPAIGN: Campaign = {
  id: 'k1',
  name: 'Boxes around cows',
  guideline: 'One box for each cow.',
  state: 'running',
  sources: [{ id: 's1', name: 'boxes' }],
  peoplePerItem: 2,
  mostPeoplePerItem: 3,
  disagreementAbove: 0.4,
  leaseMinutes: 30,
  setId: null,
  userId: 'ada',
  teamId: null,
  teamName: null,
  isOpen: true,
  people: [],
  items: 10,
  finished: 4,
  takesPart: true,
  mayManage: true,
  dueAt: null,
  startedAt: null,
  doneAt: null,
  version: 1,
  createdAt: '2026-03-01T10:00:00Z',
};
const PROGRESS: CampaignProgress = {
  items: 10,
  finished: 4,
  submissions: 9,
  submissionsLeft: 12,
  held: 1,
  disputed: 1,
  gone: 0,
  disagreement: 0.25,
  byPeople: [{ people: 0, items: 10, finished: 4 }],
  days: [{ day: '2026-03-01', submissions: 9 }],
  medianSeconds: 40,
  perHour: 6,
  doneAt: null,
};
const ADA: CampaignPerson = {
  userId: 'ada',
  name: 'Ada',
  submitted: 9,
  skipped: 1,
  isAnnotating: true,
  medianSeconds: 40,
  perHour: 6,
  lastAt: '2026-03-01T10:00:00Z',
};

describe('the page of a campaign', () => {
  let told: unknown[];

  async function page(
    campaign: Partial<Campaign> = {},
    {
      people = [ADA],
      isSure = true,
      fails = false,
    }: { people?: CampaignPerson[]; isSure?: boolean; fails?: boolean } = {},
  ): Promise<{ element: HTMLElement; press: (words: string) => Promise<void> }> {
    told = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'campaigns/:id', component: CampaignPage },
            { path: 'campaigns', children: [] },
          ],
          withComponentInputBinding(),
        ),
        {
          provide: CampaignClient,
          useValue: {
            get: () => (fails ? Promise.reject(new Error('away')) : Promise.resolve({ ...CAMPAIGN, ...campaign })),
            progress: () => Promise.resolve(PROGRESS),
            people: () => Promise.resolve(people),
            turn: (id: string, to: string) => {
              told.push([id, to]);
              return Promise.resolve({ ...CAMPAIGN, state: to === 'pause' ? 'paused' : 'done' });
            },
            delete: (id: string) => {
              told.push([id, 'delete']);
              return Promise.resolve();
            },
          },
        },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(isSure) }) } },
      ],
    });
    const router = await RouterTestingHarness.create('/campaigns/k1');
    await router.fixture.whenStable();
    const element = router.fixture.nativeElement as HTMLElement;
    return {
      element,
      press: async (words) => {
        [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(words))?.click();
        await router.fixture.whenStable();
      },
    };
  }
  const text = ({ textContent }: HTMLElement): string => (textContent ?? '').replaceAll(/\s+/g, ' ');

  it('says what is asked for, how far it is and who does it', async () => {
    const { element } = await page();

    expect(element.querySelector('h1')?.textContent).toBe('Boxes around cows');
    for (const words of [
      '2 people an item, up to 3 where they disagree',
      '4 of 10',
      'One box for each cow.',
      '0.25',
      '2 h',
      'Ada',
      'has an item now',
    ])
      expect(text(element)).toContain(words);
    expect(element.querySelector('a[href*="campaign=k1"]')?.getAttribute('href')).toBe('/annotate?campaign=k1');
  });

  it('is paused by whoever runs it, and goes on', async () => {
    const { element, press } = await page();

    await press('Pause');

    expect(told).toEqual([['k1', 'pause']]);
    expect(text(element)).toContain('Go on');
    expect(text(element)).not.toContain('Start annotating');
  });

  it('is finished only by those who are sure', async () => {
    const unsure = await page({}, { isSure: false });
    await unsure.press('Finish…');
    expect(told).toEqual([]);

    TestBed.resetTestingModule();
    const { press } = await page();
    await press('Finish…');
    expect(told).toEqual([['k1', 'finish']]);
  });

  it('shows annotators their part and no switches', async () => {
    const { element } = await page({ mayManage: false });

    expect(text(element)).toContain('My part');
    for (const words of ['Pause', 'Finish', 'Delete']) expect(text(element)).not.toContain(words);
  });

  it('says what a draft waits for, and can be deleted then', async () => {
    const { element, press } = await page({ state: 'draft', takesPart: true }, { people: [] });

    expect(text(element)).toContain('Nobody has had an item yet');
    await press('Delete…');
    expect(told).toEqual([['k1', 'delete']]);
  });

  it('says when it could not be read', async () => {
    const { element } = await page({}, { fails: true });
    expect(element.querySelector('[role=alert]')).not.toBeNull();
  });
});
