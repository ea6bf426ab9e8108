import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { provideRouter } from '@angular/router';

import { NoticeClient } from '../../shared/data-notices/data/notice-client.js';
import { Session } from '../../shared/data-session/session.js';
import NotificationsPage from './notifications-page.js';

describe('which notices come by mail', () => {
  const chosen: object[] = [];

  async function page(refusal?: HttpErrorResponse, emailVerified = true) {
    let now = {
      security: true,
      teams: true,
      contributions: false,
      reports: true,
      agreements: true,
      searches: true,
      datasets: true,
    };
    const client = {
      preferences: () => Promise.resolve(now),
      choose: (change: object) => {
        chosen.push(change);
        now = { ...now, ...change };
        return refusal ? Promise.reject(refusal) : Promise.resolve(now);
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: NoticeClient, useValue: client },
        { provide: Session, useValue: { user: () => ({ emailVerified }) } },
      ],
    });
    const fixture = TestBed.createComponent(NotificationsPage);
    await fixture.whenStable();
    const switches = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatSlideToggleHarness);
    return {
      text: () => (fixture.nativeElement as HTMLElement).textContent ?? '',
      states: () => Promise.all(switches.map((one) => one.isChecked())),
      security: switches[0],
      teams: switches[1],
    };
  }

  beforeEach(() => (chosen.length = 0));

  it('is shown for each category', async () => {
    expect(await (await page()).states()).toEqual([true, true, false, true, true, true, true]);
  });

  it('is kept at once', async () => {
    const it = await page();
    await it.teams?.uncheck();

    expect(chosen).toEqual([{ teams: false }]);
    expect(await it.states()).toEqual([true, false, false, true, true, true, true]);
    expect(it.text()).toContain('Your teams: mails are off.');
  });

  it('goes back when it could not be kept', async () => {
    const it = await page(new HttpErrorResponse({ status: 503 }));
    await it.teams?.uncheck();

    expect(await it.states()).toEqual([true, true, false, true, true, true, true]);
    expect(it.text()).toContain('Your choice was not kept.');
  });

  it('says why none come before the address is confirmed', async () => {
    expect((await page()).text()).not.toContain('confirmed your address');
    TestBed.resetTestingModule();
    expect((await page(undefined, false)).text()).toContain('once you have confirmed your address');
  });

  it('cannot be none for the safety of the account', async () => {
    expect(await (await page()).security?.isDisabled()).toBe(true);
  });
});
