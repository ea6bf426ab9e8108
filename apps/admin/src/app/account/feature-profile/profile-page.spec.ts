import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import type { Account } from '../data/account.js';
import { AccountClient } from '../data/account-client.js';
import ProfilePage from './profile-page.js';
import { ProfilePageHarness } from './profile-page.harness.js';

const ADA: Account = {
  id: '1',
  email: 'ada@example.org',
  emailVerified: true,
  pendingEmail: null,
  name: 'Ada',
  hasPassword: true,
  role: 'moderator',
  createdAt: '2026-03-01T10:00:00Z',
  teams: [],
};

describe('my profile', () => {
  const asked: string[] = [];
  const remembered: unknown[] = [];

  async function page(account: Partial<Account> = {}, refusal?: HttpErrorResponse): Promise<ProfilePageHarness> {
    const rename = (name: string): Promise<Account> => {
      asked.push(name);
      return refusal ? Promise.reject(refusal) : Promise.resolve({ ...ADA, name });
    };
    const client = {
      me: () => Promise.resolve({ ...ADA, ...account }),
      teams: (of: Account['teams']) =>
        Promise.resolve(of.map(({ teamId, role }) => ({ id: teamId, name: `Team ${teamId}`, role }))),
      rename,
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        { provide: AccountClient, useValue: client },
        { provide: Session, useValue: { remember: (user: unknown) => remembered.push(user) } },
      ],
    });
    const fixture = TestBed.createComponent(ProfilePage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, ProfilePageHarness);
  }

  beforeEach(() => {
    asked.length = 0;
    remembered.length = 0;
  });

  it('changes the name, here and in the frame', async () => {
    const profile = await page();
    await profile.rename(' Ada Lovelace ');

    expect(asked).toEqual(['Ada Lovelace']);
    expect(remembered).toMatchObject([{ name: 'Ada Lovelace' }]);
    expect(await profile.canSave()).toBe(false);
  });

  it.each(['Ada', ' Ada ', ''])('saves nothing for “%s”', async (name) => {
    const profile = await page();
    await profile.rename(name);

    expect(asked).toEqual([]);
  });

  it('keeps what was typed when it could not be saved', async () => {
    const profile = await page({}, new HttpErrorResponse({ status: 503 }));
    await profile.rename('Ada Lovelace');

    expect(await profile.text()).toContain('Your name is as it was.');
    expect(await profile.name()).toBe('Ada Lovelace');
  });

  it('says in words what one may do', async () => {
    expect(await (await page()).text()).toContain('you see what is not published yet and decide what will be');
  });

  it('names the teams and what one is in each, the first twenty', async () => {
    const teams = Array.from({ length: 22 }, (_, index) => ({ teamId: String(index), role: 'owner' as const }));
    const profile = await page({ teams });

    expect(await profile.teams()).toHaveLength(20);
    expect((await profile.teams())[0]).toMatch(/^Team 0\s*Owner$/);
    expect(await profile.text()).toContain('2 more');
  });

  it('leads to making a team when there is none', async () => {
    expect(await (await page()).text()).toContain('You are in no team');
  });
});
