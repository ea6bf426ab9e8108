import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { TeamRole } from '@odr/contracts';

import { aTeam, openTeam } from '../testing.js';
import TeamSettingsPage from './settings-page.js';
import { TeamSettingsPageHarness } from './settings-page.harness.js';

describe('the settings of a team', () => {
  const done: unknown[] = [];
  const members = [
    { userId: 'olga', name: 'Olga', email: null, role: 'owner', createdAt: '' },
    { userId: 'carl', name: 'Carl', email: null, role: 'contributor', createdAt: '' },
  ];

  async function page(me: TeamRole): Promise<TeamSettingsPageHarness> {
    openTeam(me, {
      members: () => Promise.resolve({ items: members, nextCursor: null }),
      rename: (_: string, name: string) => Promise.resolve(aTeam('owner', name)),
      transfer: (...what: unknown[]) => {
        done.push(what);
        return Promise.resolve(aTeam('admin'));
      },
    });
    const fixture = TestBed.createComponent(TeamSettingsPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, TeamSettingsPageHarness);
  }

  beforeEach(() => (done.length = 0));

  it('are for owners', async () => {
    expect(await (await page('admin')).headings()).toEqual([]);
  });

  it('rename only to another name', async () => {
    const settings = await page('owner');
    expect(await settings.canRename()).toBe(false);

    await settings.rename('Lowland archive');

    expect(await settings.name()).toBe('Lowland archive');
    expect(await settings.canRename()).toBe(false);
  });

  it('hand over to another member, after which they are for somebody else', async () => {
    const settings = await page('owner');
    const hand = await settings.button(MatButtonHarness.with({ text: 'Hand over' }));
    expect(await hand.isDisabled()).toBe(true);

    await settings.choose(1);
    await hand.click();

    expect(done).toEqual([['t1', 'carl']]);
    expect(await settings.headings()).toEqual([]);
  });
});
