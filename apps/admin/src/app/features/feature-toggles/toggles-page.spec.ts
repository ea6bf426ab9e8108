import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { Features } from '../../shared/data-features/features.js';
import type { Toggle, ToggleChange } from '../data/toggle.js';
import { ToggleClient } from '../data/toggle-client.js';
import TogglesPage from './toggles-page.js';
import { TogglesPageHarness } from './toggles-page.harness.js';

const toggle = (name: string, over: Partial<Toggle> = {}): Toggle => ({
  name,
  description: 'What it is.',
  effect: 'What it does.',
  isOn: false,
  roles: [],
  percentage: 100,
  default: { isOn: false },
  version: 0,
  updatedAt: null,
  updatedBy: null,
  ...over,
});

describe('switching features', () => {
  async function given(...items: Toggle[]) {
    const changes: [string, ToggleChange][] = [];
    let refusal: unknown;
    const client = {
      list: () => Promise.resolve({ items, unread: ['Teleport'], nextCursor: null }),
      change: (one: Toggle, change: ToggleChange) => {
        if (refusal) return Promise.reject(refusal as Error);
        changes.push([one.name, change]);
        return Promise.resolve({ ...one, ...change, version: one.version + 1 });
      },
    };
    let reloads = 0;
    TestBed.configureTestingModule({
      providers: [
        { provide: ToggleClient, useValue: client },
        { provide: Features, useValue: { reload: () => (reloads += 1) } },
      ],
    });
    const fixture = TestBed.createComponent(TogglesPage);
    await fixture.whenStable();
    const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, TogglesPageHarness);
    return { page, changes, reloads: () => reloads, refuse: (error: unknown) => (refusal = error), fixture };
  }

  it('says how each stands, and what nothing reads any more', async () => {
    const { page, fixture } = await given(
      toggle('Show Datasets'),
      toggle('Open Registration', { isOn: true, percentage: 20, roles: ['admin'] }),
    );

    expect(await page.summary()).toBe('1 of 2 are on');
    expect(await page.audiences()).toEqual(['Off for everyone', 'On for administrators and 20 % of the other users']);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('Teleport');
  });

  it('switches one on, and the shell hears of it', async () => {
    const { page, changes, reloads } = await given(toggle('Show Datasets'));
    await page.flip('Show Datasets');

    expect(changes).toEqual([['Show Datasets', { isOn: true }]]);
    expect(await page.audiences()).toEqual(['On for everyone']);
    expect(reloads()).toBe(1);
  });

  it('gives it to a role and to a share of the others', async () => {
    const { page, changes } = await given(toggle('Show Datasets', { isOn: true }));
    await page.tickRole('Moderators');
    await page.setShare(20);

    expect(changes).toEqual([
      ['Show Datasets', { roles: ['moderator'] }],
      ['Show Datasets', { percentage: 20 }],
    ]);
  });

  it('shows the truth again when the server refuses', async () => {
    const { page, refuse } = await given(toggle('Show Datasets'));
    refuse(
      new HttpErrorResponse({ status: 412, error: { code: 'request.precondition_failed', title: 'It changed.' } }),
    );
    await page.flip('Show Datasets');

    expect(await page.isOn('Show Datasets')).toBe(false);
    expect(await page.problem()).toContain('Nothing was changed.');
  });
});
