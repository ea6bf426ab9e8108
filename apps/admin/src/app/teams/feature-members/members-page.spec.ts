import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { TeamRole } from '@odr/contracts';

import type { Member } from '../data/team.js';
import { openTeam } from '../testing.js';
import TeamMembersPage from './members-page.js';
import { TeamMembersPageHarness } from './members-page.harness.js';

const member = (userId: string, role: TeamRole): Member => ({
  userId,
  name: userId,
  email: `${userId}@example.org`,
  role,
  createdAt: '2026-03-01T10:00:00Z',
});

describe('the members of a team', () => {
  const done: unknown[] = [];

  async function page(me: TeamRole, refusal?: HttpErrorResponse): Promise<TeamMembersPageHarness> {
    const write = (...what: unknown[]): Promise<void> => {
      done.push(what);
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    };
    const items = [member('olga', me), member('otto', 'owner'), member('carl', 'contributor')];
    openTeam(me, {
      members: () => Promise.resolve({ items, nextCursor: null }),
      changeRole: write,
      removeMember: write,
    });
    const fixture = TestBed.createComponent(TeamMembersPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, TeamMembersPageHarness);
  }

  beforeEach(() => (done.length = 0));

  it('are only looked at by those who do not look after the team', async () => {
    const members = await page('viewer');

    expect(await members.names()).toEqual(['olga (you)', 'otto', 'carl']);
    expect(await members.columns()).not.toContain('email');
    expect(await members.rolesOf(3)).toEqual([]);
    expect(await members.buttons()).toEqual(['Leave']);
  });

  it('get every role but owner from an admin, who leaves owners alone', async () => {
    const members = await page('admin');

    expect(await members.rolesOf(3)).toEqual(['Admin', 'Contributor', 'Viewer']);
    expect(await members.rolesOf(2)).toEqual([]);
    expect(await members.buttons()).toEqual(['Leave', 'Remove']);
  });

  it('get any role from an owner', async () => {
    const members = await page('owner');
    await members.give(3, 1);

    expect(await members.rolesOf(3)).toEqual(['Owner', 'Admin', 'Contributor', 'Viewer']);
    expect(done).toEqual([['t1', 'carl', 'admin']]);
  });

  it('are removed at once', async () => {
    await (await page('admin')).remove('carl');

    expect(done).toEqual([['t1', 'carl']]);
  });

  it('are told when a change was refused', async () => {
    const members = await page('admin', new HttpErrorResponse({ status: 403, error: { title: 'Not allowed' } }));
    await members.remove('carl');

    expect(await members.problem()).toContain('Nothing was changed.');
  });

  it('leave after it was said what that means; the last owner learns what to do first', async () => {
    const error = { code: 'team.last_owner', title: 'A team needs an owner.' };
    const members = await page('owner', new HttpErrorResponse({ status: 409, error }));
    const dialog = await members.askToLeave();

    expect(await dialog.getText()).toContain('What you brought stays with the team');
    expect(done).toEqual([]);
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Leave' }))).click();
    expect(done).toEqual([['t1', 'olga']]);
    expect(await dialog.getText()).toContain('Hand it over under Settings, then leave.');
  });
});
