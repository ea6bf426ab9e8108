import { Location } from '@angular/common';
import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { PasswordJudge } from '../../shared/data-password/password-judge.js';
import { Session } from '../../shared/data-session/session.js';
import { RecoveryClient } from '../data/recovery-client.js';
import ResetPasswordPage from './reset-password-page.js';
import { ResetPasswordPageHarness } from './reset-password-page.harness.js';

const NEXT = 'nine patient herons';

describe('a new password by a link', () => {
  const asked: unknown[][] = [];

  async function page(url: string, refusal?: object): Promise<ResetPasswordPageHarness> {
    const reset = (...given: unknown[]): Promise<unknown> => {
      asked.push(given);
      return refusal ? Promise.reject(new HttpErrorResponse(refusal)) : Promise.resolve(null);
    };
    const judge = { load: () => Promise.resolve({ scoreOf: () => 4, isLeaked: () => false }) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'reset-password', component: ResetPasswordPage }]),
        { provide: RecoveryClient, useValue: { reset } },
        { provide: PasswordJudge, useValue: judge },
        { provide: Session, useValue: { isSignedIn: signal(false) } },
      ],
    });
    const router = await RouterTestingHarness.create(url);
    return TestbedHarnessEnvironment.loader(router.fixture).getHarness(ResetPasswordPageHarness);
  }

  beforeEach(() => (asked.length = 0));

  it('is set with the token of the link, which leaves the address bar', async () => {
    const reset = await page('/reset-password#token=abc-_123');
    expect(TestBed.inject(Location).path(true)).toBe('/reset-password');
    await reset.choose(NEXT);

    expect(asked).toEqual([['abc-_123', NEXT]]);
    expect(await reset.text()).toContain('Your password is set.');
    expect(await reset.canChoose()).toBe(false);
  });

  it('says at the field why it is refused, and can be chosen again', async () => {
    const reset = await page('/reset-password#token=abc', {
      status: 422,
      error: { code: 'auth.weak_password', reason: 'too_common' },
    });
    await reset.choose('counterstrike');

    expect(await reset.errors()).toEqual(['Many people use this, or it has leaked']);
  });

  it('shows the way on when the link does not work any more', async () => {
    const reset = await page('/reset-password#token=abc', { status: 410, error: { code: 'auth.link_invalid' } });
    await reset.choose(NEXT);

    expect(await reset.text()).toContain('This link does not work any more');
    expect(await reset.text()).toContain('Have another link sent');
  });

  it('shows the way on without a link', async () => {
    const reset = await page('/reset-password');

    expect(await reset.canChoose()).toBe(false);
    expect(await reset.text()).toContain('Have a link sent');
  });

  it('is not sent when it is too short', async () => {
    const reset = await page('/reset-password#token=abc');
    await reset.choose('short');

    expect(await reset.errors()).toEqual(['Use at least 12 characters']);
    expect(asked).toEqual([]);
  });
});
