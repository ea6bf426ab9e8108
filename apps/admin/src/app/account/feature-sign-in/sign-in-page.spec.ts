import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import { Features } from '../../shared/data-features/features.js';
import { Session } from '../../shared/data-session/session.js';
import { ProviderClient } from '../data/provider-client.js';
import SignInPage from './sign-in-page.js';
import { SignInPageHarness } from './sign-in-page.harness.js';

describe('signing in', () => {
  const asked: unknown[] = [];

  async function page(back?: string, refusal?: { status: number; code: string }): Promise<SignInPageHarness> {
    const login = (who: unknown): Promise<unknown> => {
      asked.push(who);
      return refusal
        ? Promise.reject(new HttpErrorResponse({ status: refusal.status, error: { title: 'No', ...refusal } }))
        : Promise.resolve({});
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        { provide: Session, useValue: { login } },
        { provide: Features, useValue: { isOn: () => true } },
        { provide: ProviderClient, useValue: { providers: () => Promise.resolve([]) } },
      ],
    });
    const go = (path: unknown): Promise<boolean> => Promise.resolve(asked.push(path) > 0);
    TestBed.inject(Router).navigateByUrl = go as Router['navigateByUrl'];
    const fixture = TestBed.createComponent(SignInPage);
    fixture.componentRef.setInput('return', back);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, SignInPageHarness);
  }

  beforeEach(() => (asked.length = 0));

  it.each([
    ['/contents/1?tab=history', '/contents/1?tab=history'],
    [undefined, '/browse'],
    ['//example.org', '/browse'],
    ['/\\example.org', '/browse'],
    ['https://example.org', '/browse'],
    ['javascript:alert(1)', '/browse'],
    ['/sign-in?return=/sign-in', '/browse'],
  ])('with %s to come back to leads to %s', async (back, path) => {
    await (await page(back)).signIn('ada@example.org', 'secret');

    expect(asked).toEqual([{ email: 'ada@example.org', password: 'secret' }, path]);
  });

  it('tells password managers which field is which', async () => {
    expect(await (await page()).autocompletes()).toEqual(['username', 'current-password']);
  });

  it('stays and says so when it was refused', async () => {
    const form = await page('/contents/1', { status: 401, code: 'auth.bad_credentials' });
    await form.signIn('ada@example.org', 'wrong');

    expect(await form.text()).toContain('No');
    expect(asked).toHaveLength(1);
  });

  it('asks for the second factor only after the right password', async () => {
    const form = await page('/contents/1', { status: 401, code: 'auth.second_factor_required' });
    expect(await form.heading()).toBe('Sign in');
    await form.signIn('ada@example.org', 'secret');

    expect(await form.heading()).toBe('Second factor');
  });
});
