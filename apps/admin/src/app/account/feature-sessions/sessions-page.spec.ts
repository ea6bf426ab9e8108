import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import type { SessionRow } from '../data/session-row.js';
import { SessionsClient } from '../data/sessions-client.js';
import SessionsPage from './sessions-page.js';
import { SessionsPageHarness } from './sessions-page.harness.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

const session = (id: string, userAgent: string | null, lastUsedAt: string, isCurrent = false): SessionRow => ({
  id,
  userAgent,
  lastUsedAt,
  isCurrent,
  createdAt: '2026-03-01T10:00:00Z',
  expiresAt: '2026-05-01T10:00:00Z',
});

describe('my sessions', () => {
  const THREE = [
    session('old', 'curl/8.5.0', '2026-03-01T10:00:00Z'),
    session('here', FIREFOX, '2026-03-02T10:00:00Z', true),
    session('new', FIREFOX, '2026-03-03T10:00:00Z'),
  ];
  const asked: string[] = [];

  async function page(sessions: readonly SessionRow[], refusal?: HttpErrorResponse): Promise<SessionsPageHarness> {
    const answer = (what: string): Promise<void> => {
      asked.push(what);
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    };
    const client = {
      list: () => Promise.resolve(sessions),
      end: (id: string) => answer(`end ${id}`),
      endOthers: () => answer('end others'),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: SessionsClient, useValue: client },
        { provide: Session, useValue: { logout: () => answer('sign out') } },
      ],
    });
    const fixture = TestBed.createComponent(SessionsPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, SessionsPageHarness);
  }

  beforeEach(() => (asked.length = 0));

  it('are named in words, this one first', async () => {
    const sessions = await page(THREE);

    expect(await sessions.devices()).toEqual(['Firefox on Windows *', 'Firefox on Windows', 'curl']);
  });

  it('end one by one', async () => {
    const sessions = await page(THREE);
    await sessions.press('Sign out curl');

    expect(asked).toEqual(['end old']);
    expect(await sessions.devices()).toEqual(['Firefox on Windows *', 'Firefox on Windows']);
  });

  it('end all at once but this one, and say how many first', async () => {
    const sessions = await page(THREE);
    await sessions.press('Sign out 2 other sessions');

    expect(asked).toEqual(['end others']);
    expect(await sessions.devices()).toEqual(['Firefox on Windows *']);
    expect(await sessions.buttons()).toEqual(['Sign out here']);
  });

  it('stay in the list when they could not be ended', async () => {
    const sessions = await page(THREE, new HttpErrorResponse({ status: 503 }));
    await sessions.press('Sign out curl');

    expect(await sessions.problem()).toContain('The session may still be open.');
    expect(await sessions.devices()).toHaveLength(3);
  });

  it('offer nothing to end elsewhere when there is only this one', async () => {
    const sessions = await page([session('here', FIREFOX, '2026-03-02T10:00:00Z', true)]);

    expect(await sessions.buttons()).toEqual(['Sign out here']);
  });
});
