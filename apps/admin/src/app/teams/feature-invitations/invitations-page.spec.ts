import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { type Invitation, InvitationClient } from '../data/invitation-client.js';
import { openTeam } from '../testing.js';
import TeamInvitationsPage from './invitations-page.js';
import { TeamInvitationsPageHarness } from './invitations-page.harness.js';

const DAY_MS = 86_400_000;
const invitation = (email: string, days: number): Invitation => ({
  id: `of ${email}`,
  email,
  role: 'viewer',
  invitedBy: 'olga',
  createdAt: '2026-03-01T10:00:00Z',
  expiresAt: new Date(Date.now() + days * DAY_MS).toISOString(),
});

describe('the invitations of a team', () => {
  const done: unknown[] = [];

  async function page(open: readonly Invitation[], refusal?: HttpErrorResponse): Promise<TeamInvitationsPageHarness> {
    const make = (...what: unknown[]): Promise<unknown> => {
      done.push(what);
      return refusal
        ? Promise.reject(refusal)
        : Promise.resolve({ ...invitation('gina@example.org', 7), token: 'tok' });
    };
    openTeam(
      'admin',
      {},
      {
        provide: InvitationClient,
        useValue: {
          list: () => Promise.resolve({ items: open, nextCursor: null }),
          invite: make,
          resend: make,
          withdraw: make,
        },
      },
    );
    const fixture = TestBed.createComponent(TeamInvitationsPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, TeamInvitationsPageHarness);
  }

  beforeEach(() => (done.length = 0));

  it('are made by address, and show their link once', async () => {
    const invitations = await page([]);
    expect(await invitations.isEmpty()).toBe(true);

    await invitations.invite(' gina@example.org ');

    expect(done).toEqual([['t1', 'gina@example.org', 'contributor']]);
    expect(await invitations.link()).toMatch(/\/invitations\/tok$/);
  });

  it('say when they end, and that they have ended', async () => {
    const invitations = await page([invitation('gina@example.org', 3), invitation('late@example.org', -2)]);

    expect(await invitations.ends()).toEqual(['in 3 days', 'Ended 2 days ago']);
  });

  it('are sent again, with a link to copy, and withdrawn', async () => {
    const invitations = await page([invitation('gina@example.org', 3)]);

    await invitations.press('Send again to gina@example.org');
    expect(await invitations.link()).toMatch(/tok$/);
    await invitations.press('Withdraw the invitation of gina@example.org');
    expect(await invitations.link()).toBeUndefined();
    expect(done).toEqual([
      ['t1', 'of gina@example.org'],
      ['t1', 'of gina@example.org'],
    ]);
  });

  it('say why nobody was invited', async () => {
    const error = { code: 'team.already_member', title: 'This user is a member of the team.' };
    const invitations = await page([], new HttpErrorResponse({ status: 409, error }));

    await invitations.invite('gina@example.org');

    expect(await invitations.problem()).toContain('This user is a member of the team.');
    expect(await invitations.link()).toBeUndefined();
  });
});
