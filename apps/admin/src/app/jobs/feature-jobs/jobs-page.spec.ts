import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { of } from 'rxjs';

import { JobClient } from '../data/job-client.js';
import type { JobFilter, QueuedJob } from '../data/job-queue.js';
import JobsPage from './jobs-page.js';
import { JobsPageHarness } from './jobs-page.harness.js';

const JOB: QueuedJob = {
  id: '019a1234-5678-7abc-8def-0123456789ab',
  queue: 'content',
  name: 'content.process',
  state: 'failed',
  attempts: 5,
  payload: { contentId: 'c1' },
  requestId: 'request-17',
  progress: null,
  createdAt: '2026-03-01T10:00:00Z',
  error: { code: 'storage.full', message: 'No room.' },
};

describe('the page of jobs', () => {
  let told: unknown[];
  let asked: JobFilter[];

  async function page(address = '/jobs', { confirms = true } = {}): Promise<JobsPageHarness> {
    told = [];
    asked = [];
    const tells =
      (name: string) =>
      (...args: unknown[]) => {
        told.push([name, ...args]);
        return Promise.resolve(1);
      };
    const queue = { active: 0, failed: 1, completed: 0, paused: false, concurrency: 2, waitingSince: null };
    const client = {
      queues: () =>
        Promise.resolve([
          { ...queue, name: 'content', waiting: 1_204, perMinute: 60, remainingSeconds: 1_204 },
          { ...queue, name: 'scan', waiting: 3, perMinute: 0, remainingSeconds: null, paused: true },
        ]),
      failures: () =>
        Promise.resolve([
          {
            queue: 'content',
            name: 'content.process',
            code: 'storage.full',
            count: 3,
            latestAt: JOB.createdAt,
            message: 'No room.',
          },
        ]),
      history: () => Promise.resolve([{ queue: 'content', at: new Date().toISOString(), done: 7, failed: 0 }]),
      list: (filter: JobFilter) => {
        asked.push(filter);
        return Promise.resolve({ items: [JOB], nextCursor: null });
      },
      pause: tells('pause'),
      resume: tells('resume'),
      retry: tells('retry'),
      discard: tells('discard'),
      limit: tells('limit'),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'jobs', component: JobsPage }], withComponentInputBinding()),
        { provide: JobClient, useValue: client },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(confirms) }) } },
      ],
    });
    const router = await RouterTestingHarness.create(address);
    await router.fixture.whenStable();
    return TestbedHarnessEnvironment.loader(router.fixture).getHarness(JobsPageHarness);
  }

  it('tells how long each queue will take', async () => {
    const jobs = await page();

    expect(await jobs.column('odr-queue-table', 'name')).toEqual(['content', 'scan']);
    expect(await jobs.column('odr-queue-table', 'waiting')).toEqual(['1,204', '3']);
    expect(await jobs.column('odr-queue-table', 'remaining')).toEqual(['20 min', 'not known']);
  });

  it('holds a queue, lets it go on and says how many run at a time', async () => {
    const jobs = await page();

    await jobs.press('Pause content');
    await jobs.press('Resume scan');
    await jobs.limitFirst(8);

    expect(told).toEqual([
      ['pause', 'content'],
      ['resume', 'scan'],
      ['limit', 'content', 8],
    ]);
  });

  it('repeats what failed for one cause, and one job alone', async () => {
    const jobs = await page();

    await jobs.press('Retry content.process that failed by storage.full');
    await jobs.press('Retry content.process 456789ab');

    expect(told).toEqual([
      ['retry', 'content', { name: 'content.process', code: 'storage.full' }],
      ['retry', 'content', { ids: [JOB.id] }],
    ]);
  });

  it('forgets only when it is confirmed', async () => {
    await (await page('/jobs', { confirms: false })).press('Forget content.process that failed by storage.full');
    expect(told).toEqual([]);

    TestBed.resetTestingModule();
    await (await page()).press('Forget content.process that failed by storage.full');
    expect(told).toEqual([['discard', 'content', { name: 'content.process', code: 'storage.full' }]]);
  });

  it('shows what a job was asked to do', async () => {
    const jobs = await page();
    expect(await jobs.input()).toBeUndefined();

    await jobs.press('Input of content.process 456789ab');

    expect(await jobs.input()).toContain('"contentId": "c1"');
  });

  it('keeps in the address what is looked at', async () => {
    const jobs = await page('/jobs?state=failed');
    expect(asked.at(-1)).toEqual({ state: 'failed' });

    await jobs.pick('content');
    expect(TestBed.inject(Router).url).toBe('/jobs?state=failed&queue=content');
    await jobs.press('Show content.process that failed by storage.full');

    expect(asked.at(-1)).toEqual({ queue: 'content', state: 'failed', name: 'content.process', code: 'storage.full' });
  });
});
