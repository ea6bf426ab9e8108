import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import { ProviderClient } from '../data/provider-client.js';
import FinishPage from './finish-page.js';
import { FinishPageHarness } from './finish-page.harness.js';

const GITHUB = { name: 'github', label: 'GitHub', startUrl: 'https://data.example.org/github/start' };
const refusal = (status: number, code: string): HttpErrorResponse =>
  new HttpErrorResponse({ status, error: { status, code, title: `Refused as ${code}`, detail: '' } });

describe('coming back from a provider', () => {
  const asked: unknown[] = [];

  async function page(inputs: Record<string, unknown>, ...answers: unknown[]): Promise<FinishPageHarness> {
    const answer = (what: unknown): Promise<unknown> => {
      asked.push(what);
      const next = answers.shift();
      return next === undefined ? Promise.resolve({}) : Promise.reject(next as Error);
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: ProviderClient,
          useValue: { providers: () => Promise.resolve([GITHUB]), finishLink: () => answer('link') },
        },
        { provide: Session, useValue: { completeSignIn: (code?: string) => answer(['sign in', code]) } },
      ],
    });
    const go = (url: unknown): Promise<boolean> => {
      asked.push(['go', url]);
      return Promise.resolve(true);
    };
    TestBed.inject(Router).navigateByUrl = go as Router['navigateByUrl'];
    const fixture = TestBed.createComponent(FinishPage);
    for (const [name, value] of Object.entries({ provider: 'github', ...inputs }))
      fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, FinishPageHarness);
  }

  beforeEach(() => (asked.length = 0));

  it('signs in and goes on to where one was', async () => {
    const finish = await page({ return: '/contribute' });

    expect(asked).toEqual([
      ['sign in', undefined],
      ['go', '/contribute'],
    ]);
    expect(await finish.heading()).toBe('Sign in with GitHub');
    expect(await finish.said()).toBe('Signing you in…');
  });

  it.each(['//evil.example', '/\\evil.example', 'javascript:alert(1)', undefined])(
    'does not go on to %s',
    async (path) => {
      await page({ return: path });

      expect(asked).toContainEqual(['go', '/browse']);
    },
  );

  it('links, when that was asked for', async () => {
    const finish = await page({ linking: 'true', return: '/account/security' });

    expect(asked).toEqual(['link', ['go', '/account/security']]);
    expect(await finish.heading()).toBe('Link GitHub');
  });

  it('asks for the second factor, again when the code is wrong', async () => {
    const finish = await page(
      { return: '/contribute' },
      refusal(401, 'auth.second_factor_required'),
      refusal(401, 'auth.second_factor_wrong'),
    );
    expect(await finish.asksForCode()).toBe(true);

    await finish.enter('111111');
    expect(await finish.codeErrors()).toEqual(['Wrong, or used before. Wait for the next one']);
    await finish.enter(' 222222 ');
    expect(asked.slice(1)).toEqual([
      ['sign in', '111111'],
      ['sign in', '222222'],
      ['go', '/contribute'],
    ]);
  });

  it.each([
    [409, 'auth.identity_unproven', 'not verified on both sides'],
    [403, 'auth.email_unverified', 'We have written to it'],
    [401, 'auth.bad_credentials', 'switched off'],
    [403, 'feature.off', 'new ones cannot be made'],
    [410, 'auth.provider_sign_in_over', 'Refused as auth.provider_sign_in_over'],
  ])('says what %s %s means, and where to go', async (status, code, words) => {
    const finish = await page({ return: '/contribute' }, refusal(status, code));

    expect(await finish.said()).toContain(words);
    expect(await finish.way()).toBe('Back to sign-in');
    expect(asked).toEqual([['sign in', undefined]]);
  });

  it('says why one came back with nothing, and asks for nothing', async () => {
    const finish = await page({ failure: 'denied', linking: 'true' });

    expect(await finish.said()).toContain('You did not let us know who you are');
    expect(await finish.way()).toBe('Back to your account');
    expect(asked).toEqual([]);
  });

  it('repeats nothing that stands in the address', async () => {
    const finish = await page({ provider: 'Call 555-0100', failure: '<b>Call</b>' });

    expect(await finish.heading()).toBe('Sign in with the provider');
    expect(await finish.said()).toBe('Something went wrong on the way. Nothing was changed.');
  });
});
