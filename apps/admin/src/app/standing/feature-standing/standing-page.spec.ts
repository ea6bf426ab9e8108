import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { AccountHistory, ReporterStanding, Suspension } from '../../shared/data-standing/standing.js';
import { StandingClient } from '../data/standing-client.js';
import StandingPage from './standing-page.js';

const SUSPENSION: Suspension = {
  ...{ id: 's1', policy: 'terms.hateful', policyVersion: 1, reason: 'After three warnings.' },
  ...{ suspendedAt: '2026-03-01T10:00:00Z', endsAt: '2036-03-08T10:00:00Z', liftedAt: null },
  ...{ isRunning: true, isByMe: false, appeal: null },
};
const ACCOUNT: AccountHistory = {
  ...{ userId: 'u', name: 'Uma', role: 'contributor', points: 0, isSuspended: false },
  ...{ strikes: [], suspensions: [] },
};
const REPORTER: ReporterStanding = {
  ...{ isTrusted: false, filed: 12, agreed: 8, disagreed: 2, weight: 13, mute: null },
};
const waiting = (text: string): NonNullable<Suspension['appeal']> => ({
  ...{ text, filedAt: '2026-03-02T10:00:00Z', state: 'waiting', note: null, resolvedAt: null, itemId: null },
});

describe('my standing', () => {
  async function given(over: { account?: Partial<AccountHistory>; reporter?: unknown; refusal?: unknown } = {}) {
    const sent: string[] = [];
    const account = { ...ACCOUNT, ...over.account };
    const client: Partial<Record<keyof StandingClient, unknown>> = {
      account: () => Promise.resolve(account),
      reporter: () =>
        over.reporter instanceof Error
          ? Promise.reject(over.reporter)
          : Promise.resolve({ ...REPORTER, ...(over.reporter as object) }),
      appealSuspension: (text: string) => {
        if (over.refusal) return Promise.reject(over.refusal as Error);
        sent.push(text);
        return Promise.resolve({ ...account, suspensions: [{ ...SUSPENSION, appeal: waiting(text) }] });
      },
    };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: StandingClient, useValue: client }] });
    const fixture = TestBed.createComponent(StandingPage);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      sent,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      forms: () => element.querySelectorAll('form').length,
      press: async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      write: async (value: string) => {
        const box = element.querySelector('textarea');
        if (!box) throw new Error('There is nowhere to write.');
        box.value = value;
        box.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
    };
  }

  it('says that nothing is wrong, and what reports count', async () => {
    const page = await given();

    expect(page.text()).toContain('You can contribute.');
    expect(page.text()).toContain('Your reports are taken.');
    expect(page.text()).toContain('80 % of 10');
    expect(page.forms()).toBe(0);
  });

  it('says why and until when somebody is suspended, and takes an appeal once', async () => {
    const page = await given({ account: { isSuspended: true, suspensions: [SUSPENSION] } });
    expect(page.text()).toContain('You cannot contribute until 8 March 2036.');
    expect(page.text()).toContain('After three warnings.');

    await page.write('Too short');
    await page.press('Send the appeal');
    expect(page.sent).toEqual([]);
    await page.write('Somebody else had my password.');
    await page.press('Send the appeal');

    expect(page.sent).toEqual(['Somebody else had my password.']);
    expect(page.text()).toContain('Waits for an answer');
    expect(page.forms()).toBe(0);
  });

  it('keeps what was written when the appeal is refused', async () => {
    const refusal = new HttpErrorResponse({
      status: 409,
      error: { title: 'This decision has been appealed against.' },
    });
    const page = await given({ account: { isSuspended: true, suspensions: [SUSPENSION] }, refusal });

    await page.write('Somebody else had my password.');
    await page.press('Send the appeal');

    expect(page.text()).toContain('what you wrote is still here');
    expect(page.forms()).toBe(1);
  });

  it('says why reports are not taken, and what became of the appeal', async () => {
    const appeal = { text: 'I mean well.', filedAt: '2026-03-02T10:00:00Z', outcome: 'upheld' };
    const mute = { since: '2026-03-01T10:00:00Z', until: null, note: 'Forty in a row.', appeal };
    const page = await given({ reporter: { mute } });

    expect(page.text()).toContain('Your reports are not taken.');
    expect(page.text()).toContain('Forty in a row.');
    expect(page.text()).toContain('Somebody has looked again, and it stays.');
  });

  it('shows the account although nobody answers about reports', async () => {
    const page = await given({ reporter: new Error('away') });

    expect(page.text()).toContain('You can contribute.');
    expect(page.text()).toContain('Try again');
  });
});
