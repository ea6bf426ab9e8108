import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { NEVER, type Observable, of } from 'rxjs';

import { LeasedMediaClient } from '../data/leased-media-client.js';
import { ModerationClient } from '../data/moderation-client.js';
import { CAREFUL, type ModeratorSettings, type View } from '../data/moderator.js';
import { ModeratorClient } from '../data/moderator-client.js';
import { type Here, PresenceClient } from '../data/presence-client.js';
import { FakeModerationClient, anItem } from '../testing.js';
import QueuePage from './queue-page.js';
import { QueuePageHarness } from './queue-page.harness.js';
import { UNDO_MS } from './verdicts.js';

describe('the moderator’s desk', () => {
  let client: FakeModerationClient;
  let fixture: ComponentFixture<QueuePage>;
  let desk: QueuePageHarness;
  let seen: View[];
  let settings: ModeratorSettings;
  let here: Observable<Here>;
  let isNear: boolean;
  const moderator = {
    settings: () => Promise.resolve(settings),
    change: () => Promise.resolve(settings),
    report: (views: readonly View[]) => {
      seen.push(...views);
      return Promise.resolve({ today: { score: 1, limit: 2, isNear, isOver: false } });
    },
  };

  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
    sessionStorage.clear();
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => undefined;
    [seen, settings, here, isNear] = [[], CAREFUL, NEVER, false];
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
        { provide: ModeratorClient, useValue: moderator },
        { provide: PresenceClient, useValue: { follow: () => here } },
      ],
    });
    fixture = TestBed.createComponent(QueuePage);
    fixture.componentRef.setInput('queue', 'pending');
    await fixture.whenStable();
    desk = await TestbedHarnessEnvironment.harnessForFixture(fixture, QueuePageHarness);
  }

  const undoTimePasses = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(UNDO_MS + 50);
    await fixture.whenStable();
  };

  it('shows the first case, hidden, with its heading focused', async () => {
    await open();

    expect(await desk.caseName()).toBe('cow');
    expect(await desk.isHeadingFocused()).toBe(true);
    expect(await desk.isPictureHidden()).toBe(true);
  });

  it('reveals on Space, and hides the next case again', async () => {
    await open();

    await desk.press(' ');
    expect(await desk.isPictureHidden()).toBe(false);

    await desk.press('j');
    expect(await desk.caseName()).toBe('owl');
    expect(await desk.isPictureHidden()).toBe(true);
  });

  it('moves back and forth among the cases it holds', async () => {
    await open();

    await desk.press('j');
    await desk.press('ArrowDown');
    expect(await desk.caseName()).toBe('buddha');
    await desk.press('k');
    expect(await desk.caseName()).toBe('owl');
  });

  it('shows the next case at once and sends the verdict when the time to undo is over', async () => {
    await open();

    await desk.press('a');
    expect(await desk.caseName()).toBe('owl');
    expect(await desk.isHeadingFocused()).toBe(true);
    expect(await desk.undoText()).toContain('Approved: cow');
    expect(client.decided).toEqual([]);

    await undoTimePasses();
    expect(client.decided).toEqual(['approve item-cow']);
    expect(await desk.undoText()).toBeUndefined();
  });

  it('sends the waiting verdict when the next one falls', async () => {
    await open();

    await desk.press('r');
    await desk.press('1');
    await desk.press('d');
    await desk.press('2');

    expect(client.decided).toEqual(['reject item-cow privacy.faces']);
    await undoTimePasses();
    expect(client.decided).toEqual(['reject item-cow privacy.faces', 'delist item-owl terms.quality']);
  });

  it('takes a verdict back, and nothing was sent', async () => {
    await open();
    for (const key of ['r', '1']) await desk.press(key);

    await desk.press('u');
    await undoTimePasses();

    expect(await desk.caseName()).toBe('cow');
    expect(client.decided).toEqual([]);
  });

  it('reverses a verdict that has left, and has its case in front again', async () => {
    await open();
    for (const key of ['r', '1']) await desk.press(key);
    await undoTimePasses();
    expect(await desk.lastVerdict()).toBe('Rejected: cow');

    await desk.press('z');
    await jest.advanceTimersByTimeAsync(0);
    await fixture.whenStable();

    expect(client.reversed).toEqual(['decision-item-cow']);
    expect(await desk.caseName()).toBe('cow');
    expect(await desk.lastVerdict()).toBeUndefined();
    await desk.press('a');
    await undoTimePasses();
    expect(client.decided).toEqual(['reject item-cow privacy.faces', 'approve item-cow']);
  });

  it.each([
    [1, 'cow', undefined],
    [9, 'owl', 'the case waits in its queue again'],
  ])('looks again when %i claims pass over the reopened case', async (busyClaims, caseName, notice) => {
    await open();
    for (const key of ['r', '1']) await desk.press(key);
    await undoTimePasses();
    client.busyClaims = busyClaims;

    await desk.press('u');
    await jest.advanceTimersByTimeAsync(2_000);
    await fixture.whenStable();

    expect(await desk.caseName()).toBe(caseName);
    expect(await desk.notice()).toEqual(notice === undefined ? undefined : expect.stringContaining(notice));
  });

  it('takes verdicts back one after the other, the waiting one first', async () => {
    await open();
    for (const key of ['r', '1', 'd', '1', 'a']) await desk.press(key);

    for (let presses = 0; presses < 3; presses += 1) {
      await desk.press('u');
      await jest.advanceTimersByTimeAsync(0);
      await fixture.whenStable();
    }

    expect(client.decided).toEqual(['reject item-cow privacy.faces', 'delist item-owl privacy.faces']);
    expect(client.reversed).toEqual(['decision-item-owl', 'decision-item-cow']);
    expect(await desk.caseName()).toBe('cow');
  });

  it('says calmly why a verdict cannot be taken back any more', async () => {
    await open();
    for (const key of ['r', '1']) await desk.press(key);
    await undoTimePasses();
    const detail = 'The status of the content has been changed since.';
    client.refuseReversal = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.not_reversible', title: 'Not reversible', detail, status: 409 },
    });

    await desk.press('u');
    await jest.advanceTimersByTimeAsync(0);
    await fixture.whenStable();

    expect(await desk.notice()).toContain(`The verdict on “cow” (rejected) cannot be taken back any more. ${detail}`);
    expect(await desk.caseName()).toBe('owl');
    expect(await desk.lastVerdict()).toBeUndefined();
  });

  it('lets one try again when the server did not answer', async () => {
    await open();
    for (const key of ['r', '1']) await desk.press(key);
    await undoTimePasses();
    client.refuseReversal = new HttpErrorResponse({ status: 0 });

    await desk.press('u');
    await jest.advanceTimersByTimeAsync(0);
    await fixture.whenStable();

    expect(await desk.notice()).toContain('Press U to try again.');
    expect(await desk.lastVerdict()).toBe('Rejected: cow');
  });

  it('does not approve what has no open licence', async () => {
    client.alter('cow', { license: null, licenseVerdict: 'unknown' });
    await open();

    await desk.press('a');

    expect(await desk.isDisabled('Approve')).toBe(true);
    expect(await desk.caseName()).toBe('cow');
    expect(await desk.undoText()).toBeUndefined();
  });

  it('asks before it flags as illegal', async () => {
    await open();
    const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);

    await desk.press('f');
    expect(await desk.caseName()).toBe('cow');
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getTitleText()).toBe('Flag as illegal?');

    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Put into quarantine' }))).click();
    await jest.advanceTimersByTimeAsync(500);
    await fixture.whenStable();
    expect(await desk.caseName()).toBe('owl');
    await undoTimePasses();
    expect(client.decided).toEqual(['flag_illegal item-cow illegal.content']);
  });

  it('passes a skipped case on, with the reason, and does not show it again', async () => {
    await open();

    await desk.press('s');
    expect(await desk.question()).toHaveLength(6);
    await desk.press('3');

    expect(client.skipped).toEqual(['language item-cow']);
    expect(await desk.caseName()).toBe('owl');
  });

  it('says quietly that a lease was lost', async () => {
    await open();
    client.refuseNext = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.lease_lost', title: 'Lost', status: 409 },
    });

    await desk.press('a');
    await undoTimePasses();

    expect(await desk.notice()).toContain('“cow” was decided or taken by someone else');
    expect(await desk.caseName()).toBe('owl');
  });

  it('brings a case back when its verdict could not be sent', async () => {
    await open();
    client.refuseNext = new HttpErrorResponse({ status: 0 });

    await desk.press('a');
    await undoTimePasses();

    expect(await desk.caseName()).toBe('cow');
    expect(await desk.notice()).toContain('is back');
  });

  it('clears the queue by key alone', async () => {
    await open();

    for (const key of ['a', 'a', 'a', 'a', 'r', '1', 'a']) await desk.press(key);
    await undoTimePasses();

    expect(client.decided).toHaveLength(6);
    expect(await desk.emptyTitle()).toBe('This queue is clear');
  });

  it('finds its cases again after a reload, while their leases hold', async () => {
    client.expire('owl');
    sessionStorage.setItem('odr.moderation.held', JSON.stringify([anItem('owl'), anItem('buddha'), anItem('cat')]));
    client.takeAll();

    await open();

    expect(await desk.caseName()).toBe('buddha');
    await desk.press('j');
    expect(await desk.caseName()).toBe('cat');
  });

  it('takes over what an earlier visit still holds', async () => {
    client.takeAll();
    client.elsewhere = [anItem('owl')];
    await open();

    await desk.takeOver();

    expect(await desk.caseName()).toBe('owl');
    expect(client.takenOver).toEqual(['item-owl']);
  });

  it('gives back what it holds when it is left', async () => {
    await open();

    fixture.destroy();

    expect(client.released).toEqual(['item-cow', 'item-owl', 'item-buddha', 'item-city']);
  });

  it('asks for a policy, the recommended ones first, and lets one go back', async () => {
    await open();

    await desk.press('r');
    expect(await desk.question()).toEqual(['1 A face', '2 Not useful here']);
    await desk.press('a');
    await desk.press('Escape');

    expect(await desk.question()).toBeUndefined();
    expect(await desk.caseName()).toBe('cow');
    expect(await desk.isHeadingFocused()).toBe(true);
    await undoTimePasses();
    expect(client.decided).toEqual([]);
  });

  it('does not offer what is not done in the queue, on no key either', async () => {
    client.hiddenActions = ['delist', 'flag_illegal'];
    await open();

    for (const key of ['d', 'f']) await desk.press(key);

    expect([await desk.offers('Delist'), await desk.offers('Illegal'), await desk.offers('Reject')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await desk.question()).toBeUndefined();
    expect(await desk.caseName()).toBe('cow');
  });

  it.each([
    ['e', 'escalate item-cow'],
    ['w', 'defer item-cow'],
  ])('on %s sends %s, which nothing reverses later', async (key, sent) => {
    await open();

    await desk.press(key);
    await undoTimePasses();

    expect(client.decided).toEqual([sent]);
    expect(await desk.lastVerdict()).toBeUndefined();
  });

  it('hands a case to a colleague by name', async () => {
    await open();

    await desk.press('t');
    expect(await desk.question()).toEqual(['1 Otto Other']);
    await desk.press('1');

    expect(client.kept).toEqual(['item-cow to otto']);
    expect(await desk.caseName()).toBe('owl');
  });

  it('keeps what was written when the case was lost', async () => {
    await open();
    await desk.writeNote('Looks like a scan of a book.');
    client.refuseNext = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.lease_lost', title: 'Lost', status: 409 },
    });

    await desk.press('a');
    expect(await desk.note()).toBe('');
    await undoTimePasses();

    expect(await desk.notice()).toContain('What you wrote stands below again.');
    expect(await desk.note()).toBe('Looks like a scan of a book.');
  });

  it('tells how long pictures were unblurred, before the verdict leaves', async () => {
    await open();

    await desk.press(' ');
    await jest.advanceTimersByTimeAsync(3_000);
    await desk.press('a');
    await undoTimePasses();

    expect(seen.map(({ itemId }) => itemId)).toEqual(['item-cow']);
    expect(seen[0]?.unblurredMs).toBeGreaterThanOrEqual(2_900);
    expect(seen[0]?.unblurredMs).toBeLessThan(3_500);
  });

  it('proposes a break near the limit, and takes a no', async () => {
    isNear = true;
    await open();

    await desk.press(' ');
    await jest.advanceTimersByTimeAsync(11_000);
    await fixture.whenStable();

    expect(fixture.nativeElement.textContent).toContain('How about a break?');
  });

  it('shows the picture only while the key is held, for who wants that', async () => {
    settings = { ...CAREFUL, reveal: 'hold' };
    await open();

    await desk.press(' ');
    expect(await desk.isPictureHidden()).toBe(false);
    document.body.dispatchEvent(new KeyboardEvent('keyup', { key: ' ', bubbles: true }));
    await fixture.whenStable();

    expect(await desk.isPictureHidden()).toBe(true);
  });

  it('says how many others are here, and goes on quietly when it is not told', async () => {
    here = of({ pending: 3 });
    await open();

    expect(fixture.nativeElement.textContent).toContain('2 others here');
  });

  it('answers an appeal, with words, by one key', async () => {
    client.appeal = {
      id: 'appeal-1',
      text: 'The plate is of a museum piece.',
      filedAt: '2026-03-01T10:00:00Z',
      action: 'reject',
      decidedAt: '2026-03-01T09:00:00Z',
      statement: { title: 'Personal data', policy: 'privacy.personal_data', facts: 'A number plate.', term: null },
      note: null,
    };
    await open();
    expect(fixture.nativeElement.textContent).toContain('The plate is of a museum piece.');

    await desk.press('a');
    await desk.press('o');
    expect(client.kept).toEqual([]);
    expect(await desk.caseName()).toBe('cow');
    await desk.writeAnswer('You are right.');
    await desk.press('o');

    expect(client.kept).toEqual(['appeal-1 overturned: You are right.']);
    expect(client.decided).toEqual([]);
    expect(await desk.caseName()).toBe('owl');
  });
});
