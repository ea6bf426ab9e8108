import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type Permission, Role, can } from '@odr/contracts';

import { Session } from '../../shared/data-session/session.js';
import type { NewApiKey } from '../../shared/data-api-key/api-key.js';
import { ApiKeyClient } from '../data/api-key-client.js';
import NewApiKeyPage from './new-api-key-page.js';
import { NewApiKeyPageHarness } from './new-api-key-page.harness.js';

describe('making an API key', () => {
  const asked: NewApiKey[] = [];

  async function page(): Promise<NewApiKeyPageHarness> {
    const create = (wish: NewApiKey): Promise<unknown> => {
      asked.push(wish);
      return Promise.resolve({ ...wish, id: 'k1', prefix: 'odr_abc', key: 'odr_abcdef', createdAt: wish.expiresAt });
    };
    const session = { can: (permission: Permission) => can(Role.Contributor, permission) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ApiKeyClient, useValue: { create } },
        { provide: Session, useValue: session },
      ],
    });
    const fixture = TestBed.createComponent(NewApiKeyPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, NewApiKeyPageHarness);
  }

  beforeEach(() => (asked.length = 0));

  it('asks for what was ticked, for three months unless told otherwise, and shows the key with a call', async () => {
    const form = await page();
    await form.name(' nightly import ');
    await form.tick(/^Upload pictures/);
    await form.make();

    expect(asked).toMatchObject([{ name: 'nightly import', scopes: ['content.create'] }]);
    const days = (Date.parse(asked[0]?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
    expect(await form.shown()).toEqual(['odr_abcdef', expect.stringContaining("curl -H 'X-API-Key: odr_abcdef'")]);
  });

  it('ticks a whole group at once, and shows when it is ticked in part', async () => {
    const form = await page();
    await form.tick('Pictures');
    expect(await form.isTicked(/^Delete pictures/)).toBe(true);

    await form.tick(/^Delete pictures/);
    expect(await form.isTicked('Pictures')).toBe('partly');
  });

  it('offers nothing that its maker may not do', async () => {
    const offered = (await (await page()).offered()).join('\n');

    expect(offered).toContain('content.create');
    expect(offered).not.toContain('moderation.decide');
    expect(offered).not.toContain('api_key.manage');
  });

  it('makes no key that may do nothing', async () => {
    const form = await page();
    await form.name('import');
    await form.make();

    expect(asked).toEqual([]);
    expect(await form.error()).toBe('Tick at least one thing that it may do');
  });
});
