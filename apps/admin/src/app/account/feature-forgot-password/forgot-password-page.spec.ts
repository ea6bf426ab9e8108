import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { RecoveryClient } from '../data/recovery-client.js';
import ForgotPasswordPage from './forgot-password-page.js';
import { ForgotPasswordPageHarness } from './forgot-password-page.harness.js';

describe('a forgotten password', () => {
  const asked: string[] = [];

  async function page(refusal?: object): Promise<ForgotPasswordPageHarness> {
    const forgot = (email: string): Promise<unknown> => {
      asked.push(email);
      return refusal ? Promise.reject(new HttpErrorResponse(refusal)) : Promise.resolve(null);
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: RecoveryClient, useValue: { forgot } }],
    });
    return TestbedHarnessEnvironment.harnessForFixture(
      TestBed.createComponent(ForgotPasswordPage),
      ForgotPasswordPageHarness,
    );
  }

  beforeEach(() => (asked.length = 0));

  it('has a link sent, and promises no account', async () => {
    const forgot = await page();
    await forgot.ask('ada@example.org');

    expect(asked).toEqual(['ada@example.org']);
    expect(await forgot.said()).toContain('If there is an account for ada@example.org, a letter');
  });

  it('takes another address when the first was wrong', async () => {
    const forgot = await page();
    await forgot.ask('adda@example.org');
    await forgot.press('Try another address');
    await forgot.ask('ada@example.org');

    expect(asked).toEqual(['adda@example.org', 'ada@example.org']);
  });

  it.each([
    ['', 'Enter your e-mail address'],
    ['ada', 'This is not an e-mail address'],
  ])('asks for nothing with “%s”', async (email, error) => {
    const forgot = await page();
    await forgot.ask(email);

    expect(await forgot.errors()).toEqual([error]);
    expect(asked).toEqual([]);
  });

  it('shows the problem, and what became of it', async () => {
    const forgot = await page({ status: 503, error: { title: 'The service is not available right now.' } });
    await forgot.ask('ada@example.org');

    expect(await forgot.problem()).toContain('Nothing was sent.');
    expect(await forgot.said()).toBeUndefined();
  });
});
