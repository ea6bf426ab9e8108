import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Content } from '../../shared/data-content/content.js';
import { RestoreClient } from '../../shared/data-content/data/restore-client.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import type { Page } from '../../shared/data-page/page.js';
import { Session } from '../../shared/data-session/session.js';
import type { Contribution, ContributionCounts, ContributionFilter } from '../contribution.js';
import { ContributionClient } from '../data/contribution-client.js';
import MinePage from './mine-page.js';
import { MinePageHarness } from './mine-page.harness.js';

const picture = (id: string, licenseVerdict: Content['licenseVerdict'] = 'open'): Contribution => {
  const content = { id, name: `${id}.jpg`, status: 'pending', processingState: 'done', license: null, licenseVerdict };
  return {
    id,
    state: licenseVerdict === 'open' ? 'waiting' : 'needs_you',
    content: { ...content, flags: [], size: 1_000, createdAt: '2026-03-01T10:00:00Z' } as unknown as Content,
    refusal: null,
    at: '2026-03-01T10:00:00Z',
  };
};
const letter: Contribution = {
  id: 'r1',
  state: 'turned_away',
  content: null,
  refusal: { id: 'r1', fileName: 'letter.txt', code: 'x', detail: 'The bytes are plain text.', createdAt: '' },
  at: '2026-03-01T10:00:00Z',
};
const COUNTS: ContributionCounts = {
  in_progress: 0,
  needs_you: 2,
  waiting: 1,
  published: 0,
  turned_away: 1,
  deleted: 4,
};

class FakeContributions {
  asked: ContributionFilter[] = [];
  deleted: string[] = [];
  items = [picture('cow'), picture('owl', 'unknown'), picture('cat', 'not_open'), letter];

  list(filter: ContributionFilter): Promise<Page<Contribution>> {
    this.asked.push(filter);
    return Promise.resolve({ items: this.items, nextCursor: null });
  }

  counts(): Promise<ContributionCounts> {
    return Promise.resolve(COUNTS);
  }

  delete({ id }: { readonly id: string }): Promise<unknown> {
    this.deleted.push(id);
    return id === 'owl' ? Promise.reject(new Error('Changed.')) : Promise.resolve();
  }
}

describe('my content', () => {
  let client: FakeContributions;
  let fixture: ComponentFixture<MinePage>;
  let page: MinePageHarness;
  let restored: string[];

  beforeEach(async () => {
    client = new FakeContributions();
    restored = [];
    const restore = (id: string) => Promise.resolve(restored.push(id));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ContributionClient, useValue: client },
        { provide: RestoreClient, useValue: { restore } },
        { provide: Session, useValue: { user: signal({ id: 'me' }) } },
        { provide: MediaStore, useValue: { privateUrl: () => Promise.resolve('blob:x') } },
      ],
    });
    fixture = TestBed.createComponent(MinePage);
    await fixture.whenStable();
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, MinePageHarness);
  });

  it('says how many need me, and leads to where each is mended', async () => {
    expect(await page.summary()).toBe('4 contributions · 2 need you');
    expect(await page.edits()).toEqual([
      { word: 'Edit', address: '/contents/cow/edit?return=%2F' },
      { word: 'Add the licence', address: '/contents/owl/edit?return=%2F' },
      { word: 'Correct the licence', address: '/contents/cat/edit?return=%2F' },
    ]);
  });

  it('counts what stands where, and shows refused uploads among the rest', async () => {
    expect(await page.tabs()).toEqual([
      'All',
      'In progress 0',
      'Need you 2',
      'Waiting for review 1',
      'Published 0',
      'Turned away 1',
      'Deleted 4',
    ]);
    expect(await page.text()).toContain('The bytes are plain text.');

    fixture.componentRef.setInput('state', 'needs_you');
    await fixture.whenStable();
    expect(client.asked.at(-1)).toMatchObject({ state: 'needs_you' });
  });

  it('chooses ranges with shift and everything at a key', async () => {
    await page.choose(0);
    await page.choose(2, { shift: true });
    expect(await page.chosen()).toBe('3 pictures chosen');

    await page.press('Escape');
    expect(await page.chosen()).toBeUndefined();
    await page.press('a');
    expect(await page.chosen()).toBe('3 pictures chosen');
  });

  it('deletes the chosen, says what it could not, and brings them back', async () => {
    await page.choose(0);
    await page.choose(1);
    await page.press('d');
    await fixture.whenStable();

    expect(client.deleted).toEqual(['cow', 'owl']);
    expect(page.snackBar()).toContain('1 picture deleted; 1 could not be.');
    page.undo();
    await fixture.whenStable();
    expect(restored).toEqual(['cow']);
  });
});
