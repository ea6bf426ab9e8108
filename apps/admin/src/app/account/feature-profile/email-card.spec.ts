import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';

import type { Account } from '../data/account.js';
import { AccountClient } from '../data/account-client.js';
import { EmailCard } from './email-card.js';
import { EmailCardHarness } from './email-card.harness.js';

const ADA: Account = {
  id: '1',
  email: 'ada@example.org',
  emailVerified: true,
  pendingEmail: null,
  name: 'Ada',
  hasPassword: true,
  role: 'contributor',
  createdAt: '2026-03-01T10:00:00Z',
  teams: [],
};

describe('my address', () => {
  const asked: unknown[][] = [];

  async function card(
    account: Partial<Account> = {},
    refusal?: { status: number; error: object },
  ): Promise<{ page: EmailCardHarness; changes: () => number }> {
    const answer =
      (name: string) =>
      (...given: unknown[]): Promise<unknown> => {
        asked.push([name, ...given]);
        return refusal ? Promise.reject(new HttpErrorResponse(refusal)) : Promise.resolve(null);
      };
    const client = { changeEmail: answer('change'), cancelEmailChange: answer('cancel') };
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), { provide: AccountClient, useValue: client }],
    });
    const fixture = TestBed.createComponent(EmailCard);
    fixture.componentRef.setInput('account', { ...ADA, ...account });
    let changes = 0;
    fixture.componentInstance.changed.subscribe(() => (changes += 1));
    const page = await TestbedHarnessEnvironment.harnessForFixture(fixture, EmailCardHarness);
    return { page, changes: () => changes };
  }

  beforeEach(() => (asked.length = 0));

  it('says that it is confirmed, and offers no letter then', async () => {
    const { page } = await card();

    expect(await page.text()).toContain('Confirmed');
    expect(await page.canResend()).toBe(false);
  });

  it('can have the letter again while it is not', async () => {
    const { page } = await card({ emailVerified: false });

    expect(await page.text()).toContain('Not confirmed yet');
    expect(await page.canResend()).toBe(true);
  });

  it('moves by a link, against the password, and forgets what was typed', async () => {
    const { page, changes } = await card();
    await page.change('ada@example.com', 'seven quiet lanterns');

    expect(asked).toEqual([['change', 'ada@example.com', 'seven quiet lanterns']]);
    expect(changes()).toBe(1);
    expect(await page.isOpen()).toBe(false);
  });

  it('moves without a password where there is none, if the session is young', async () => {
    const { page } = await card({ hasPassword: false });
    await page.change('ada@example.com');

    expect(asked).toEqual([['change', 'ada@example.com', undefined]]);
  });

  it.each([
    [401, 'auth.bad_credentials', 'Your password', 'This is not your password'],
    [422, 'auth.email_unchanged', 'New address', 'This is your address already'],
  ])('says at the field what is refused: %d', async (status, code, label, message) => {
    const { page, changes } = await card({}, { status, error: { code } });
    await page.change('ada@example.com', 'a wrong one');

    expect(await page.errorsAt(label)).toEqual([message]);
    expect(changes()).toBe(0);
  });

  it('says what became of it when something else went wrong', async () => {
    const { page } = await card(
      {},
      { status: 429, error: { code: 'request.rate_limited', title: 'Too many requests.' } },
    );
    await page.change('ada@example.com', 'seven quiet lanterns');

    expect(await page.text()).toContain('Your address is as it was.');
  });

  it('says where it is about to move, and stays when asked to', async () => {
    const { page, changes } = await card({ pendingEmail: 'ada@example.com' });
    expect(await page.text()).toContain('Your account moves to ada@example.com once');
    await page.press('Stay with this address');

    expect(asked).toEqual([['cancel']]);
    expect(changes()).toBe(1);
  });

  it.each([
    ['', 'x', 'New address', 'Enter the new address'],
    ['ada', 'x', 'New address', 'This is not an e-mail address'],
    ['ada@example.com', '', 'Your password', 'Enter your password'],
  ])('asks for nothing with “%s” and “%s”', async (email, password, label, error) => {
    const { page } = await card();
    await page.change(email, password);

    expect(await page.errorsAt(label)).toEqual([error]);
    expect(asked).toEqual([]);
  });
});
