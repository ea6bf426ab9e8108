import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import { PasswordJudge } from '../../shared/data-password/password-judge.js';
import { SessionClient } from '../../shared/data-session/data/session-client.js';
import { Session } from '../../shared/data-session/session.js';
import { ProviderClient } from '../data/provider-client.js';
import RegisterPage from './register-page.js';
import { RegisterPageHarness } from './register-page.harness.js';

const ADA = { Name: 'Ada', 'E-mail address': 'ada@example.org', Password: 'seven quiet lanterns' };

describe('making an account', () => {
  const asked: unknown[] = [];

  async function page(answer: unknown, comesFor?: string): Promise<RegisterPageHarness> {
    const register = (wish: unknown): Promise<unknown> => {
      asked.push(wish);
      return answer instanceof Error || answer instanceof HttpErrorResponse
        ? Promise.reject(answer)
        : Promise.resolve(answer);
    };
    const judge = { load: () => Promise.resolve({ scoreOf: () => 4, isLeaked: () => false }) };
    const login = (who: unknown): Promise<void> => Promise.resolve(void asked.push(who));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        { provide: SessionClient, useValue: { register } },
        { provide: Session, useValue: { login } },
        { provide: PasswordJudge, useValue: judge },
        { provide: ProviderClient, useValue: { providers: () => Promise.resolve([]) } },
      ],
    });
    const go = (path: unknown): Promise<boolean> => Promise.resolve(asked.push(path) > 0);
    TestBed.inject(Router).navigateByUrl = go as Router['navigateByUrl'];
    const fixture = TestBed.createComponent(RegisterPage);
    fixture.componentRef.setInput('return', comesFor);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, RegisterPageHarness);
  }
  const refusal = (status: number, error: object): HttpErrorResponse => new HttpErrorResponse({ status, error });

  beforeEach(() => (asked.length = 0));

  it('signs in, and asks for the agreements next', async () => {
    await (await page({ id: 'u1' })).register(ADA);

    expect(asked).toEqual([
      { name: 'Ada', email: 'ada@example.org', password: 'seven quiet lanterns' },
      { email: 'ada@example.org', password: 'seven quiet lanterns' },
      '/contributor-terms',
    ]);
  });

  it.each([
    ['/invitations/abc', '/invitations/abc'],
    ['//evil.example', '/contributor-terms'],
    ['https://evil.example', '/contributor-terms'],
  ])('goes on to what somebody came for, within the console: %s', async (comesFor, path) => {
    await (await page({ id: 'u1' }, comesFor)).register(ADA);

    expect(asked.at(-1)).toBe(path);
  });

  it('sends to the mailbox where addresses are verified first', async () => {
    const form = await page({ status: 'verification_pending' });
    await form.register(ADA);

    expect(await form.text()).toContain('Look into your mailbox');
    expect(asked).toHaveLength(1);
  });

  it.each([
    [409, { code: 'auth.email_taken' }, 'E-mail address', 'There is an account with this address'],
    [
      422,
      { code: 'auth.weak_password', reason: 'contains_identity' },
      'Password',
      'This is your name or e-mail address',
    ],
  ])('tells at its field what is refused: %d', async (status, error, label, message) => {
    const form = await page(refusal(status, error));
    await form.register(ADA);

    expect(await form.errorsAt(label)).toEqual([message]);
    expect(await form.problem()).toBeUndefined();
  });

  it('says that no account was made when something else went wrong', async () => {
    const form = await page(refusal(503, { code: 'service.unavailable', title: 'Busy' }));
    await form.register(ADA);

    expect(await form.problem()).toContain('No account was made.');
  });

  it('asks the server for nothing while something is missing', async () => {
    const form = await page({ id: 'u1' });
    await form.register({ ...ADA, 'E-mail address': 'ada', Password: 'short' });

    expect(await form.errorsAt('E-mail address')).toEqual(['This is not an e-mail address']);
    expect(await form.errorsAt('Password')).toEqual(['Use at least 12 characters']);
    expect(asked).toEqual([]);
  });
});
