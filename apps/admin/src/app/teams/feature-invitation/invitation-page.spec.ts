import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import { InvitationClient } from '../data/invitation-client.js';
import { aTeam } from '../testing.js';
import InvitationPage from './invitation-page.js';
import { InvitationPageHarness } from './invitation-page.harness.js';

const INVITATION = {
  id: 'i1',
  teamId: 't1',
  teamName: 'Highland archive',
  role: 'viewer',
  invitedBy: 'Olga',
  email: 'gina@example.org',
  createdAt: '2026-03-01T10:00:00Z',
  expiresAt: '2026-03-08T10:00:00Z',
};

describe('answering an invitation', () => {
  const done: unknown[] = [];
  let router: Router;

  async function page(isSignedIn: boolean, refusal?: HttpErrorResponse): Promise<InvitationPageHarness> {
    const answer = (what: string, value: unknown) => (token: string) => {
      done.push([what, token]);
      return Promise.resolve(value);
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        {
          provide: Session,
          useValue: {
            user: signal(isSignedIn ? { id: 'gina', email: 'gina@example.org' } : undefined),
            isSignedIn: signal(isSignedIn),
          },
        },
        {
          provide: InvitationClient,
          useValue: {
            get: () => (refusal ? Promise.reject(refusal) : Promise.resolve(INVITATION)),
            accept: answer('accept', aTeam('viewer')),
            decline: answer('decline', undefined),
          },
        },
      ],
    });
    router = TestBed.inject(Router);
    const fixture = TestBed.createComponent(InvitationPage);
    fixture.componentRef.setInput('token', 'tok');
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, InvitationPageHarness);
  }
  const refused = (status: number, code: string) => new HttpErrorResponse({ status, error: { code, title: code } });

  beforeEach(() => (done.length = 0));

  it('begins with signing in or registering, and comes back', async () => {
    const invitation = await page(false);

    expect(await invitation.heading()).toBe('You are invited to a team');
    expect(await invitation.links()).toEqual([
      '/sign-in?return=%2Finvitations%2Ftok',
      '/register?return=%2Finvitations%2Ftok',
    ]);
  });

  it('shows who asks me into what, as what', async () => {
    const invitation = await page(true);

    expect(await invitation.heading()).toBe('Join “Highland archive”?');
    expect(await invitation.text()).toMatch(/Invited by\s*Olga\s*As\s*Viewer/);
  });

  it('leads into the team', async () => {
    await (await page(true)).press('Join');

    expect(done).toEqual([['accept', 'tok']]);
    expect(router.url).toBe('/teams/t1');
  });

  it('takes a no', async () => {
    await (await page(true)).press('Decline');

    expect(done).toEqual([['decline', 'tok']]);
    expect(router.url).toBe('/teams');
  });

  it('says the same of a link that is used, withdrawn or for somebody else, and how to change the account', async () => {
    const invitation = await page(true, refused(404, 'team.invitation_not_found'));

    expect(await invitation.text()).toContain('You are signed in as gina@example.org.');
    expect(await invitation.buttons()).toEqual(['Use another account']);
  });

  it('says that it came too late', async () => {
    expect(await (await page(true, refused(410, 'team.invitation_expired'))).text()).toContain('has expired');
  });
});
