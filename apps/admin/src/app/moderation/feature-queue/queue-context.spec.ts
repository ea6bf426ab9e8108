import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { NEVER } from 'rxjs';

import { MediaClient } from '../../shared/data-media/data/media-client.js';
import { Session } from '../../shared/data-session/session.js';
import type { ItemClusterResponse, NearJudgementResponse, NearMemberResponse } from '../data/context.js';
import { LeasedMediaClient } from '../data/leased-media-client.js';
import { ModerationClient } from '../data/moderation-client.js';
import { CAREFUL } from '../data/moderator.js';
import { ModeratorClient } from '../data/moderator-client.js';
import { PresenceClient } from '../data/presence-client.js';
import { FakeModerationClient, anItem } from '../testing.js';
import QueuePage from './queue-page.js';
import { QueuePageHarness } from './queue-page.harness.js';
import { UNDO_MS } from './verdicts.js';

const TODAY = { score: 1, limit: 2, isNear: false, isOver: false };

describe('what a moderator has at hand', () => {
  let client: FakeModerationClient;
  let fixture: ComponentFixture<QueuePage>;
  let desk: QueuePageHarness;
  let mayRule: boolean;

  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
    sessionStorage.clear();
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => undefined;
    mayRule = false;
    client = new FakeModerationClient(['cow', 'owl', 'buddha', 'city', 'sky', 'cat'].map(anItem));
  });
  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
  });

  async function open(): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ModerationClient, useValue: client },
        { provide: LeasedMediaClient, useValue: { fetch: () => Promise.resolve(new Blob()) } },
        { provide: MediaClient, useValue: { fetch: () => Promise.resolve(new Blob()) } },
        {
          provide: ModeratorClient,
          useValue: { settings: () => Promise.resolve(CAREFUL), report: () => Promise.resolve({ today: TODAY }) },
        },
        { provide: PresenceClient, useValue: { follow: () => NEVER } },
        { provide: Session, useValue: { can: () => mayRule } },
      ],
    });
    fixture = TestBed.createComponent(QueuePage);
    fixture.componentRef.setInput('queue', 'pending');
    await fixture.whenStable();
    desk = await TestbedHarnessEnvironment.harnessForFixture(fixture, QueuePageHarness);
  }

  /** All at once, before anything can be drawn in between. */
  const type = (...keys: string[]): void => {
    for (const key of keys)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };

  const undoTimePasses = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(UNDO_MS + 50);
    await fixture.whenStable();
  };

  it('takes keys for answers from the moment it asks, before anything is drawn', async () => {
    await open();

    type('r', 'a', '2');
    await fixture.whenStable();
    expect(await desk.caseName()).toBe('owl');
    type('h', 'a', 'r');
    await fixture.whenStable();

    expect(await desk.caseName()).toBe('owl');
    await undoTimePasses();
    expect(client.decided).toEqual(['reject item-cow terms.quality']);
  });

  it('keeps an answer that is typed before the policies are there', async () => {
    let arrive: () => void = () => undefined;
    client.policiesWait = new Promise((resolve) => (arrive = resolve));
    const opening = open();
    // Nothing is stable while something loads, so what is there is waited for in time.
    await jest.advanceTimersByTimeAsync(500);
    type('r', '1');
    await jest.advanceTimersByTimeAsync(500);
    expect(client.decided).toEqual([]);
    arrive();
    await opening;

    expect(await desk.undoText()).toContain('Rejected: cow');
    await undoTimePasses();
    expect(client.decided).toEqual(['reject item-cow privacy.faces']);
  });

  it('says what is held in another window, and goes on with it here by one key', async () => {
    client.elsewhere = ['sky', 'cat'].map(anItem);
    client.countsElsewhere = true;
    await open();
    expect(fixture.nativeElement.textContent).toContain('2 more are yours: in another window, or kept for later.');

    await desk.press('c');
    await jest.advanceTimersByTimeAsync(0);
    await fixture.whenStable();

    expect(client.takenOver).toEqual(['item-sky', 'item-cat']);
    expect(fixture.nativeElement.textContent).not.toContain('in another window');
    expect(fixture.nativeElement.textContent).toContain('Case 1 of 6 held for you');
  });

  it('says that a case went to another window of the same person', async () => {
    await open();
    client.refuseNext = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.lease_lost', title: 'Lost', status: 409, heldElsewhere: ['item-cow'] },
    });

    await desk.press('a');
    await undoTimePasses();

    expect(await desk.notice()).toContain('You have taken “cow” over in another window or device; decide there.');
  });

  describe('with what stands beside a case', () => {
    const near: NearMemberResponse = {
      ...{ contentId: 'copy', name: 'copy.jpg', status: 'pending', thumbhash: null, width: 640, height: 480 },
      ...{ reason: 'resized', bits: 2, evidence: {}, itemId: 'item-copy', isHeld: false, isSafe: true },
    };
    const cluster: ItemClusterResponse = {
      ...{ itemId: 'item-cow', contentId: 'content-cow', representativeId: 'copy', followers: 1 },
      members: [
        near,
        { ...near, contentId: 'twin', name: 'twin.jpg', isSafe: false, reason: 'look_alike', itemId: null },
      ],
      suggestion: null,
    };
    const suggestion: NearJudgementResponse = {
      ...{ decisionId: 'd', contentId: 'copy', name: 'copy.jpg', action: 'reject', policy: 'terms.quality' },
      ...{ reason: 'resized', bits: 2, decidedAt: '2026-03-01T10:00:00Z' },
    };
    const text = (): string => (fixture.nativeElement as HTMLElement).textContent?.replaceAll(/\s+/g, ' ') ?? '';

    it('tells copies that would follow from pictures that are only alike, and leads to deciding once', async () => {
      client.cluster = cluster;
      await open();
      const going = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);

      expect(text()).toContain('1 open case is about the same picture.');
      expect(text()).toContain('Would follow 1');
      expect(text()).toContain('Only alike: looked at one by one 1');
      await desk.press('y');
      expect(await desk.caseName()).toBe('cow');
      await desk.press('m');
      expect(going).toHaveBeenCalledWith(['/moderation/batches/new'], { queryParams: { item: 'item-cow' } });
    });

    it('gives the verdict of before again by one key', async () => {
      client.cluster = { ...cluster, suggestion };
      await open();
      expect(text()).toContain('The same picture was rejected');

      await desk.press('y');
      await undoTimePasses();

      expect(client.decided).toEqual(['reject item-cow terms.quality']);
    });

    it('does not offer to repeat what is not done in the queue', async () => {
      client.hiddenActions = ['reject'];
      client.cluster = { ...cluster, suggestion };
      await open();

      await desk.press('y');

      expect(await desk.caseName()).toBe('cow');
      expect(await desk.offers('Decide so again')).toBe(false);
    });

    it('shows who brought it without a name, and the banks that know it', async () => {
      client.context = {
        itemId: 'item-cow',
        uploader: {
          ...{ uploader: 'a1b2c3d4e5', accountAge: 'under_a_week', items: 4, accepted: 3, rejected: 1, waiting: 0 },
          ...{ strikes: 1, strikePoints: 2 },
        },
        banks: [
          {
            ...{ bankId: 'b', bankName: 'LOGOS', kind: 'review', entryId: 'e', confirmed: 'unconfirmed' },
            ...{ bits: 4, turn: 1, effect: 'raised', matchedAt: '2026-03-01T10:00:00Z' },
          },
        ],
        history: [],
      };
      mayRule = true;
      await open();

      expect(text()).toContain('a1b2c3d4e5 · account younger than a week');
      expect(text()).toContain('3 accepted (75 %)');
      expect(text()).toContain('1 strike, 2 points.');
      expect(text()).toContain('4 bits apart, mirrored: here because of it');
      await desk.click('Refute entry');
      expect(client.ruled).toEqual(['LOGOS refuted']);
    });
  });
});
