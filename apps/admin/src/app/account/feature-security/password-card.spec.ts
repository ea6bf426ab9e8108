import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { PasswordJudge } from '../../shared/data-password/password-judge.js';
import { Session } from '../../shared/data-session/session.js';
import { AccountClient } from '../data/account-client.js';
import { PasswordCard } from './password-card.js';
import { PasswordCardHarness } from './password-card.harness.js';

const NEXT = 'seven quiet lanterns';

describe('changing the password', () => {
  const asked: unknown[][] = [];

  async function card(
    refusal?: { status: number; code: string; reason?: string },
    hasPassword = true,
  ): Promise<PasswordCardHarness> {
    const changePassword = (...given: unknown[]): Promise<unknown> => {
      asked.push(given);
      return refusal
        ? Promise.reject(new HttpErrorResponse({ status: refusal.status, error: { title: 'No', ...refusal } }))
        : Promise.resolve({ hasPassword: true });
    };
    const judge = { load: () => Promise.resolve({ scoreOf: () => 4, isLeaked: () => false }) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: AccountClient, useValue: { changePassword, me: () => Promise.resolve({ hasPassword }) } },
        { provide: PasswordJudge, useValue: judge },
        { provide: Session, useValue: { user: signal({ email: 'ada@example.org', name: 'Ada' }) } },
      ],
    });
    const fixture = TestBed.createComponent(PasswordCard);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, PasswordCardHarness);
  }

  beforeEach(() => (asked.length = 0));

  it('sends both, says what has ended, and forgets what was typed', async () => {
    const page = await card();
    await page.change('the old one', NEXT);

    expect(asked).toEqual([['the old one', NEXT]]);
    expect(await page.outcome()).toContain('Every other session has ended');
    expect(await page.values()).toEqual(['', '']);
    expect(await page.errorsAt('Current password')).toEqual([]);
  });

  it('says at the field when the current one is wrong', async () => {
    const page = await card({ status: 401, code: 'auth.bad_credentials' });
    await page.change('a wrong one', NEXT);

    expect(await page.errorsAt('Current password')).toEqual(['This is not your password']);
    expect(await page.problem()).toBeUndefined();
    expect(await page.values()).toEqual(['a wrong one', NEXT]);
  });

  it('says at the field why the new one is refused', async () => {
    const page = await card({ status: 422, code: 'auth.weak_password', reason: 'too_common' });
    await page.change('the old one', 'counterstrike');

    expect(await page.errorsAt('New password')).toEqual(['Many people use this, or it has leaked']);
  });

  it.each([
    ['', NEXT, 'Current password', 'Enter the password as it is now'],
    ['the old one', 'short', 'New password', 'Use at least 12 characters'],
    [NEXT, NEXT, 'New password', 'This is the password that you have now'],
  ])('asks for nothing with “%s” and “%s”', async (current, next, label, error) => {
    const page = await card();
    await page.change(current, next);

    expect(await page.errorsAt(label)).toEqual([error]);
    expect(asked).toEqual([]);
  });

  it('is set for the first time without the one before', async () => {
    const page = await card(undefined, false);
    await page.set(NEXT);

    expect(asked).toEqual([[undefined, NEXT]]);
    expect(await page.outcome()).toContain('Every other session has ended');
    expect(await page.labels()).toEqual(['Current password', 'New password']);
  });

  it('is set for the first time only by who has just signed in', async () => {
    const page = await card({ status: 403, code: 'auth.reauthentication_required' }, false);
    await page.set(NEXT);

    expect(await page.alert()).toContain('Sign in again');
    expect(await page.problem()).toBeUndefined();
  });

  it('shows the problem when something else went wrong', async () => {
    const page = await card({ status: 503, code: 'service.unavailable' });
    await page.change('the old one', NEXT);

    expect(await page.problem()).toContain('Your password is as it was.');
  });

  it('shows what is typed on request', async () => {
    const page = await card();

    expect(await page.kind('New password')).toBe('password');
    await page.toggle('New password');
    expect(await page.kind('New password')).toBe('text');
    expect(await page.kind('Current password')).toBe('password');
  });
});
