import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, provideRouter } from '@angular/router';
import { of } from 'rxjs';

import { NoticeClient } from '../../shared/data-notices/data/notice-client.js';
import { Session } from '../../shared/data-session/session.js';
import UnsubscribePage from './unsubscribe-page.js';

const UNKNOWN = new HttpErrorResponse({ status: 404, error: { code: 'notification.unsubscribe_unknown', title: 'x' } });

describe('the page behind the link at the end of a mail', () => {
  const asked: string[] = [];

  async function page(fragment: string | null, refusal?: HttpErrorResponse) {
    const client = {
      unsubscribing: (token: string) => {
        asked.push(`look ${token}`);
        return refusal ? Promise.reject(refusal) : Promise.resolve({ category: 'teams', byMail: true });
      },
      setByLink: (token: string, byMail: boolean) => {
        asked.push(`set ${token} ${byMail}`);
        return Promise.resolve({ category: 'teams', byMail });
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: NoticeClient, useValue: client },
        { provide: Session, useValue: { isSignedIn: () => false } },
        { provide: ActivatedRoute, useValue: { fragment: of(fragment) } },
      ],
    });
    const fixture = TestBed.createComponent(UnsubscribePage);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    return {
      text: () => root.textContent?.replaceAll(/\s+/g, ' ') ?? '',
      press: async (name: string) => {
        [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(name))?.click();
        await fixture.whenStable();
      },
    };
  }

  beforeEach(() => (asked.length = 0));

  it('stops nothing by itself, but by a press, and offers to undo it', async () => {
    const it = await page('token=abc');
    expect(it.text()).toContain('You get mails about your teams');
    expect(asked).toEqual(['look abc']);

    await it.press('Stop these mails');
    expect(it.text()).toContain('No more mails about your teams come to you.');

    await it.press('Have them back');
    expect(it.text()).toContain('You get mails about your teams');
    expect(asked).toEqual(['look abc', 'set abc false', 'set abc true']);
  });

  it('says that a link is too old, and where else to choose', async () => {
    const it = await page('token=old', UNKNOWN);

    expect(it.text()).toContain('This link is too old');
    expect(it.text()).toContain('Choose what comes by mail');
  });

  it('says what it needs when it was opened without a link', async () => {
    expect((await page(null)).text()).toContain('This page needs the link');
    expect(asked).toEqual([]);
  });
});
