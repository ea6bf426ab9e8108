import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { LEAVE } from '../data/leave.js';
import type { Identity } from '../data/provider.js';
import { ProviderClient } from '../data/provider-client.js';
import { IdentitiesCard } from './identities-card.js';
import { IdentitiesCardHarness } from './identities-card.harness.js';

const GITHUB = { name: 'github', label: 'GitHub', startUrl: 'https://data.example.org/github/start' };
const LINKED: Identity = {
  id: 'one',
  provider: 'github',
  label: 'GitHub',
  email: 'ada@example.org',
  linkedAt: '2026-03-01T10:00:00Z',
  lastUsedAt: null,
};
const OLD: Identity = { ...LINKED, id: 'two', provider: null, label: 'old.example.org', email: null };

describe('my accounts elsewhere', () => {
  const asked: unknown[] = [];

  async function card(
    { providers = [GITHUB], identities = [] as readonly Identity[] },
    ...refusals: readonly (readonly [number, string] | undefined)[]
  ): Promise<IdentitiesCardHarness> {
    const left = [...refusals];
    const answer = <T>(what: unknown, success: T): Promise<T> => {
      asked.push(what);
      const [status, code] = left.shift() ?? [];
      return code === undefined
        ? Promise.resolve(success)
        : Promise.reject(new HttpErrorResponse({ status, error: { status, code, title: `Refused as ${code}` } }));
    };
    const client = {
      providers: () => Promise.resolve(providers),
      identities: () => Promise.resolve(identities),
      startLink: (name: string, password?: string) => answer(['link', name, password], 'https://github.example/'),
      unlink: (id: string) => answer(['unlink', id], null),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: ProviderClient, useValue: client },
        { provide: LEAVE, useValue: (url: string) => asked.push(['leave', url]) },
      ],
    });
    const fixture = TestBed.createComponent(IdentitiesCard);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, IdentitiesCardHarness);
  }

  beforeEach(() => (asked.length = 0));

  it('are not spoken of where no provider is set up', async () => {
    expect(await (await card({ providers: [] })).text()).toBe('');
  });

  it('can be none, and then one is linked at the provider', async () => {
    const shown = await card({});
    expect(await shown.text()).toContain('None is linked.');
    await shown.press('Link GitHub');

    expect(asked).toEqual([
      ['link', 'github', undefined],
      ['leave', 'https://github.example/'],
    ]);
  });

  it('need the password when the sign-in was a while ago', async () => {
    const shown = await card({}, [403, 'auth.reauthentication_required'], [401, 'auth.bad_credentials']);
    await shown.press('Link GitHub');
    await shown.press('Go to GitHub');
    expect(await shown.passwordErrors()).toEqual(['Enter your password']);

    await shown.enterPassword('not mine');
    await shown.press('Go to GitHub');
    expect(await shown.passwordErrors()).toEqual(['This is not your password']);
    await shown.enterPassword('seven quiet lanterns');
    await shown.press('Go to GitHub');

    expect(asked.slice(1)).toEqual([
      ['link', 'github', 'not mine'],
      ['link', 'github', 'seven quiet lanterns'],
      ['leave', 'https://github.example/'],
    ]);
  });

  it('are unlinked one by one, which is said', async () => {
    const shown = await card({ identities: [LINKED, OLD] });
    expect(await shown.rows()).toEqual(['GitHub', 'old.example.org']);
    expect(await shown.text()).toContain('not set up here any more');
    await shown.press('Unlink old.example.org');

    expect(asked).toEqual([['unlink', 'two']]);
    expect(await shown.rows()).toEqual(['GitHub']);
    expect(await shown.said()).toContain('old.example.org is unlinked.');
  });

  it('stay where one is the last way in, which is said', async () => {
    const shown = await card({ identities: [LINKED] }, [409, 'auth.last_sign_in_way']);
    await shown.press('Unlink GitHub');

    expect(await shown.rows()).toEqual(['GitHub']);
    expect(await shown.problem()).toContain('Refused as auth.last_sign_in_way');
  });
});
