import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { jest } from '@jest/globals';

import { Features } from '../../shared/data-features/features.js';
import { Session } from '../../shared/data-session/session.js';
import { ProviderClient } from '../data/provider-client.js';
import SignInPage from './sign-in-page.js';
import { SignInPageHarness } from './sign-in-page.harness.js';

const EMAIL = 'ada@example.org';
const PASSWORD = 'seven quiet lanterns';

describe('signing in', () => {
  let asked: unknown[];
  let went: string[];

  /** @param answers codes of the refusals, in their order; after them it succeeds */
  async function page(answers: readonly (string | object)[] = [], back?: string): Promise<SignInPageHarness> {
    const left = [...answers];
    const login = (request: unknown): Promise<unknown> => {
      asked.push(request);
      const refusal = left.shift();
      if (refusal === undefined) return Promise.resolve({});
      const more = typeof refusal === 'string' ? { status: 401, code: refusal } : refusal;
      const headers = new HttpHeaders({ 'retry-after': '64' });
      return Promise.reject(new HttpErrorResponse({ ...more, headers, error: { title: 'No', ...more } }));
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Session, useValue: { login, user: signal(undefined), isSignedIn: () => false } },
        { provide: Features, useValue: { isOn: () => true } },
        { provide: ProviderClient, useValue: { providers: () => Promise.resolve([]) } },
      ],
    });
    jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockImplementation((url) => {
      went.push(String(url));
      return Promise.resolve(true);
    });
    const fixture = TestBed.createComponent(SignInPage);
    fixture.componentRef.setInput('return', back);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, SignInPageHarness);
  }

  beforeEach(() => {
    asked = [];
    went = [];
  });

  it.each([
    ['/contents/1?tab=history', '/contents/1?tab=history'],
    ['/sign-in-policy', '/sign-in-policy'],
    [undefined, '/browse'],
    ['//example.org', '/browse'],
    ['/\\example.org', '/browse'],
    ['https://example.org', '/browse'],
    ['javascript:alert(1)', '/browse'],
    ['/sign-in?return=/sign-in', '/browse'],
  ])('with %s to come back to leads to %s', async (back, path) => {
    await (await page([], back)).signIn(EMAIL, PASSWORD);

    expect(asked).toEqual([{ email: EMAIL, password: PASSWORD }]);
    expect(went).toEqual([path]);
  });

  it('stays and says so when it was refused', async () => {
    const form = await page(['auth.bad_credentials']);
    await form.signIn(EMAIL, 'a wrong one');

    expect(await form.problem()).toContain('No');
    expect(went).toEqual([]);
  });

  it('tells password managers which field is which', async () => {
    const form = await page();

    expect(await form.attributesOf('E-mail address', 'autocomplete')).toEqual(['username']);
    expect(await form.attributesOf('Password', 'autocomplete')).toEqual(['current-password']);
  });

  it('asks for a code after the right password, and sends both then', async () => {
    const form = await page(['auth.second_factor_required']);
    await form.signIn(EMAIL, PASSWORD);

    expect(await form.title()).toBe('Second factor');
    expect(await form.attributesOf('Code', 'autocomplete', 'inputmode')).toEqual(['one-time-code', 'numeric']);
    await form.enter('Code', '123 456');
    expect(asked).toEqual([
      { email: EMAIL, password: PASSWORD },
      { email: EMAIL, password: PASSWORD, totp: '123 456' },
    ]);
    expect(went).toEqual(['/browse']);
  });

  it('says at the field that a code is wrong, until another one is typed', async () => {
    const form = await page(['auth.second_factor_required', 'auth.second_factor_wrong']);
    await form.signIn(EMAIL, PASSWORD);
    await form.enter('Code', '123456');

    expect(await form.errorsAt('Code')).toEqual(['Wrong, or used before. Wait for the next one']);
    await form.enter('Code', '123456');
    expect(asked).toHaveLength(2);
    await form.enter('Code', '654321');
    expect(asked).toHaveLength(3);
    expect(went).toEqual(['/browse']);
  });

  it('takes a recovery code in its place', async () => {
    const form = await page(['auth.second_factor_required']);
    await form.signIn(EMAIL, PASSWORD);
    await form.press('Use a recovery code');

    expect(await form.attributesOf('Recovery code', 'autocomplete', 'inputmode')).toEqual(['off', null]);
    await form.enter('Recovery code', 'abcd-efgh');
    expect(await form.errorsAt('Recovery code')).toEqual(['Recovery codes have sixteen letters and digits']);
    await form.enter('Recovery code', 'abcd-efgh-jkmn-pqrs');
    expect(asked.at(-1)).toMatchObject({ totp: 'abcd-efgh-jkmn-pqrs' });
  });

  it('says how long to wait when there were too many', async () => {
    const form = await page(['auth.second_factor_required', { status: 429, code: 'request.rate_limited' }]);
    await form.signIn(EMAIL, PASSWORD);
    await form.enter('Code', '123456');

    expect(await form.problem()).toContain('You can try again in 64 seconds');
  });

  it('goes back to the password, which is still there, and forgets the code', async () => {
    const form = await page(['auth.second_factor_required', 'auth.second_factor_wrong']);
    await form.signIn(EMAIL, PASSWORD);
    await form.enter('Code', '123456');
    await form.press('Back');

    expect(await form.title()).toBe('Sign in');
    expect([await form.typedInto('E-mail address'), await form.typedInto('Password')]).toEqual([EMAIL, PASSWORD]);
    expect(await form.problem()).toBeUndefined();
    await form.press('Sign in');
    expect(asked.at(-1)).toEqual({ email: EMAIL, password: PASSWORD });
  });
});
