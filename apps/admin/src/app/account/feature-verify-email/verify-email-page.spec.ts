import { Location } from '@angular/common';
import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { type VerifiedEmail, VerificationClient } from '../../shared/data-session/data/verification-client.js';
import { Session } from '../../shared/data-session/session.js';
import VerifyEmailPage from './verify-email-page.js';
import { VerifyEmailPageHarness } from './verify-email-page.harness.js';

const LINK = '/verify-email#token=abc-_123';

describe('confirming an address', () => {
  const asked: string[] = [];
  const user = signal<{ emailVerified: boolean } | undefined>(undefined);

  async function page(url: string, answer: VerifiedEmail | HttpErrorResponse): Promise<VerifyEmailPageHarness> {
    const verify = (token: string): Promise<VerifiedEmail> => {
      asked.push(token);
      return answer instanceof HttpErrorResponse ? Promise.reject(answer) : Promise.resolve(answer);
    };
    const lookAgain = async (): Promise<void> => user.update((who) => who && { emailVerified: true });
    const session = { user, isSignedIn: computed(() => user() !== undefined), lookAgain };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'verify-email', component: VerifyEmailPage }]),
        { provide: VerificationClient, useValue: { verify } },
        { provide: Session, useValue: session },
      ],
    });
    const router = await RouterTestingHarness.create(url);
    return TestbedHarnessEnvironment.loader(router.fixture).getHarness(VerifyEmailPageHarness);
  }

  beforeEach(() => {
    asked.length = 0;
    user.set(undefined);
  });

  const DONE = { email: 'ada@example.org', changed: false };
  const GONE = new HttpErrorResponse({ status: 410, error: { code: 'auth.link_invalid' } });

  it('takes a press: a mail scanner that opens the page confirms nothing', async () => {
    const verify = await page(LINK, DONE);
    expect(asked).toEqual([]);
    expect(TestBed.inject(Location).path(true)).toBe('/verify-email');

    await verify.confirm();
    expect(asked).toEqual(['abc-_123']);
    expect(await verify.text()).toContain('ada@example.org is confirmed.');
    expect(await verify.text()).toContain('Sign in');
  });

  it('tells whoever is signed in at once', async () => {
    user.set({ emailVerified: false });
    const verify = await page(LINK, DONE);
    await verify.confirm();

    expect(user()).toEqual({ emailVerified: true });
    expect(await verify.text()).toContain('Go on');
  });

  it('says so when the account has moved', async () => {
    const verify = await page(LINK, { email: 'new@example.com', changed: true });
    await verify.confirm();

    expect(await verify.text()).toContain('Your account belongs to new@example.com now.');
  });

  it('offers another link to whom it can help', async () => {
    user.set({ emailVerified: false });
    const verify = await page(LINK, GONE);
    await verify.confirm();

    expect(await verify.text()).toContain('This link does not work any more');
    expect(await verify.canResend()).toBe(true);
  });

  it('sends nobody a letter that they do not need', async () => {
    user.set({ emailVerified: true });
    const verify = await page(LINK, GONE);
    await verify.confirm();

    expect(await verify.canResend()).toBe(false);
    expect(await verify.text()).toContain('Look at my address');
  });

  it('shows the way on without a link', async () => {
    const verify = await page('/verify-email', DONE);

    expect(await verify.canConfirm()).toBe(false);
    expect(await verify.text()).toContain('Sign in');
  });
});
