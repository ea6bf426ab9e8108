import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import { NoticeClient } from '../../shared/data-notices/data/notice-client.js';
import type { Notice } from '../../shared/data-notices/notice.js';
import { Unread } from '../../shared/data-notices/unread.js';
import { Session } from '../../shared/data-session/session.js';
import CentrePage from './centre-page.js';
import { CentrePageHarness } from './centre-page.harness.js';

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  category: 'contributions',
  title: `“${id}” was approved`,
  body: null,
  path: `/contents/${id}`,
  group: 'approved',
  createdAt: new Date().toISOString(),
  readAt: null,
  ...more,
});
const KEY = notice('key', { category: 'security', title: 'An API key was made', group: null, path: null });

describe('the notification centre', () => {
  const asked: string[] = [];

  async function centre(items: readonly Notice[], { onlyUnread = false, refusal = undefined as unknown } = {}) {
    const unread = items.filter(({ readAt }) => readAt === null).length;
    const answer = (what: string, left: number): Promise<number> => {
      asked.push(what);
      return refusal ? Promise.reject(refusal) : Promise.resolve(left);
    };
    const client = {
      list: (only: boolean) => Promise.resolve({ items: only ? [] : items, unread, nextCursor: null }),
      read: (ids: readonly string[]) => answer(`read ${ids.join(' ')}`, unread - ids.length),
      readAll: (upTo: string) => answer(`read all to ${upTo}`, 0),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        { provide: NoticeClient, useValue: client },
        { provide: Session, useValue: { can: () => true, user: () => ({ id: 'ann' }) } },
      ],
    });
    const fixture = TestBed.createComponent(CentrePage);
    fixture.componentRef.setInput('unread', onlyUnread);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, CentrePageHarness);
  }
  const badge = () => TestBed.inject(Unread).count();

  beforeEach(() => (asked.length = 0));

  it('says what to expect before anything has happened', async () => {
    expect(await (await centre([])).text()).toContain('Nothing has happened yet');
    TestBed.resetTestingModule();
    expect(await (await centre([KEY], { onlyUnread: true })).text()).toContain('You have read everything');
  });

  it('shows what says the same as one line, and all of it on demand', async () => {
    const page = await centre([notice('c'), KEY, notice('b'), notice('a', { readAt: '2026-03-01T10:00:00Z' })]);

    expect(await page.days()).toEqual(['Today']);
    expect(await page.lines()).toEqual(['“c” was approved *', 'An API key was made *']);
    await page.press('and 2 more like it');
    expect(await page.others()).toEqual(['“b” was approved', '“a” was approved']);
    await page.press('Hide 2 more');
    expect(await page.others()).toEqual([]);
  });

  it('marks a line as read with all that it stands for, and counts at the bell', async () => {
    const page = await centre([notice('c'), KEY, notice('b')]);
    expect(badge()).toBe(3);
    await page.press('Mark as read: “c” was approved');

    expect(asked).toEqual(['read c b']);
    expect(await page.lines()).toEqual(['“c” was approved', 'An API key was made *']);
    expect(badge()).toBe(1);
  });

  it('marks all as read, up to the latest that is shown', async () => {
    const page = await centre([notice('c'), KEY]);
    await page.press('Mark all as read');

    expect(asked).toEqual(['read all to c']);
    expect(await page.lines()).toEqual(['“c” was approved', 'An API key was made']);
    expect(badge()).toBe(0);
  });

  it('takes what one looks at for read', async () => {
    const page = await centre([notice('c')]);
    await page.follow('“c” was approved');

    expect(asked).toEqual(['read c']);
    expect(TestBed.inject(Router).url).toBe('/contents/c');
  });

  it('leaves unread what could not be marked, and says so', async () => {
    const page = await centre([KEY], { refusal: new HttpErrorResponse({ status: 503 }) });
    await page.press('Mark as read');

    expect(await page.lines()).toEqual(['An API key was made *']);
    expect(await page.text()).toContain('They are still unread.');
  });
});
