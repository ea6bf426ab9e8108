import { provideHttpClient } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Session } from '../shared/data-session/session.js';
import { VerifyBanner } from './verify-banner.js';
import { VerifyBannerHarness } from './verify-banner.harness.js';

describe('the line for unconfirmed addresses', () => {
  const user = signal<{ email: string; emailVerified: boolean } | undefined>(undefined);

  const mustEnrol = signal(false);

  async function banner(): Promise<VerifyBannerHarness> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), { provide: Session, useValue: { user, mustEnrol } }],
    });
    return TestbedHarnessEnvironment.harnessForFixture(TestBed.createComponent(VerifyBanner), VerifyBannerHarness);
  }

  beforeEach(() => {
    sessionStorage.clear();
    mustEnrol.set(false);
    user.set({ email: 'ada@example.org', emailVerified: false });
  });

  it('waits while a second factor is due', async () => {
    mustEnrol.set(true);

    expect(await (await banner()).text()).toBe('');
  });

  it('says where the letter went', async () => {
    expect(await (await banner()).text()).toContain('our letter to ada@example.org');
  });

  it.each([[undefined], [{ email: 'ada@example.org', emailVerified: true }]])('is not there for %j', async (who) => {
    user.set(who);

    expect(await (await banner()).text()).toBe('');
  });

  it('stays away once it is put away, for this address', async () => {
    const line = await banner();
    await line.putAway();
    expect(await line.text()).toBe('');
    TestBed.resetTestingModule();
    expect(await (await banner()).text()).toBe('');

    user.set({ email: 'ada@example.com', emailVerified: false });
    TestBed.resetTestingModule();
    expect(await (await banner()).text()).toContain('ada@example.com');
  });
});
