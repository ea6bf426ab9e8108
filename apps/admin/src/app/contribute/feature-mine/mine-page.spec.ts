import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Content } from '../../shared/data-content/content.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import { Session } from '../../shared/data-session/session.js';
import MinePage from './mine-page.js';
import { MinePageHarness } from './mine-page.harness.js';

const content = (id: string, licenseVerdict: Content['licenseVerdict']): Content =>
  ({
    id,
    name: `${id}.jpg`,
    status: 'pending',
    processingState: 'done',
    license: null,
    licenseVerdict,
    flags: [],
    size: 1_000,
    createdAt: '2026-03-01T10:00:00Z',
  }) as unknown as Content;

describe('my content', () => {
  it('says how many need me, and leads to where each is mended', async () => {
    const items = [content('cow', 'open'), content('owl', 'unknown'), content('cat', 'not_open')];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ContentClient, useValue: { list: () => Promise.resolve({ items, nextCursor: null, total: 3 }) } },
        { provide: Session, useValue: { user: signal({ id: 'me' }) } },
        { provide: MediaStore, useValue: { privateUrl: () => Promise.resolve('blob:x') } },
      ],
    });
    const fixture = TestBed.createComponent(MinePage);
    await fixture.whenStable();
    const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, MinePageHarness);

    expect(await page.summary()).toBe('3 pictures · 2 need you');
    expect(await page.edits()).toEqual([
      { word: 'Edit', address: '/contents/cow/edit?return=%2F' },
      { word: 'Add the licence', address: '/contents/owl/edit?return=%2F' },
      { word: 'Correct the licence', address: '/contents/cat/edit?return=%2F' },
    ]);
  });
});
