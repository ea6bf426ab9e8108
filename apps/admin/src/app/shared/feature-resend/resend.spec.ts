import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { VerificationClient } from '../data-session/data/verification-client.js';
import { Resend } from './resend.js';
import { ResendHarness } from './resend.harness.js';

describe('sending the link again', () => {
  const asked: unknown[] = [];

  async function button(email?: string, refusal?: HttpErrorResponse): Promise<ResendHarness> {
    const resend = (given?: string): Promise<unknown> => {
      asked.push(given);
      return refusal ? Promise.reject(refusal) : Promise.resolve(null);
    };
    TestBed.configureTestingModule({ providers: [{ provide: VerificationClient, useValue: { resend } }] });
    const fixture = TestBed.createComponent(Resend);
    fixture.componentRef.setInput('email', email);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, ResendHarness);
  }

  beforeEach(() => (asked.length = 0));

  it.each([['ada@example.org'], [undefined]])('asks once for %s and says so', async (email) => {
    const resend = await button(email);
    await resend.send();

    expect(asked).toEqual([email]);
    expect(await resend.said()).toContain('Sent.');
    expect(await resend.canSend()).toBe(false);
  });

  it('says what went wrong and can be tried again', async () => {
    const error = { title: 'Too many requests.', detail: 'Ask again in 60 s.' };
    const resend = await button(undefined, new HttpErrorResponse({ status: 429, error }));
    await resend.send();

    expect(await resend.said()).toBe('Ask again in 60 s.');
    expect(await resend.canSend()).toBe(true);
  });
});
