import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import type { Suspension } from '../../shared/data-standing/standing.js';
import type { AccountHistory } from '../data/account.js';
import { AccountClient } from '../data/account-client.js';
import AccountPage from './account-page.js';

const SUSPENSION: Suspension = {
  ...{ id: 's1', policy: 'terms.hateful', policyVersion: 1, reason: 'After three warnings.' },
  ...{ suspendedAt: '2026-03-01T10:00:00Z', endsAt: '2036-03-08T10:00:00Z', liftedAt: null },
  ...{ isRunning: true, isByMe: false, appeal: null },
};
const APPEALED: Suspension = {
  ...SUSPENSION,
  appeal: {
    ...{ text: 'Somebody else had my password.', filedAt: '2026-03-02T10:00:00Z' },
    ...{ state: 'waiting', note: null, resolvedAt: null, itemId: 'i1' },
  },
};
const UMA: AccountHistory = {
  ...{ userId: 'uma', name: 'Uma', role: 'contributor', points: 4, isSuspended: false, suspensions: [] },
  strikes: [
    {
      ...{ decisionId: 'd1', policy: 'terms.violence', points: 4, struckAt: '2026-03-01T10:00:00Z' },
      ...{ expiresAt: '2036-05-30T10:00:00Z', voidedAt: null },
    },
  ],
};

describe('the account of somebody who is moderated', () => {
  async function given(
    over: { account?: Partial<AccountHistory>; me?: string; isAdmin?: boolean; refusal?: unknown } = {},
  ) {
    const told: unknown[] = [];
    const tell =
      (what: string, answer: Partial<AccountHistory>) =>
      (...said: unknown[]) => {
        if (over.refusal) return Promise.reject(over.refusal as Error);
        told.push([what, ...said]);
        return Promise.resolve({ ...UMA, ...answer });
      };
    const client: Partial<Record<keyof AccountClient, unknown>> = {
      get: () => Promise.resolve({ ...UMA, ...over.account }),
      policies: () => Promise.resolve([{ code: 'terms.hateful', title: 'Hateful' }]),
      statements: () => Promise.resolve({ items: [], nextCursor: null }),
      suspend: tell('suspend', { isSuspended: true, suspensions: [{ ...SUSPENSION, isByMe: true }] }),
      lift: tell('lift', {}),
    };
    const isAdmin = over.isAdmin ?? false;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: AccountClient, useValue: client },
        { provide: Session, useValue: { user: signal({ id: over.me ?? 'mina' }), can: () => isAdmin } },
      ],
    });
    const fixture = TestBed.createComponent(AccountPage);
    fixture.componentRef.setInput('id', 'uma');
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    const set = async (selector: string, value: string, event: string): Promise<void> => {
      const field = element.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`There is no ${selector}.`);
      field.value = value;
      field.dispatchEvent(new Event(event));
      await fixture.whenStable();
    };
    return {
      told,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      buttons: (text: string | RegExp) => loader.getAllHarnesses(MatButtonHarness.with({ text })),
      press: async (text: string | RegExp) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      choose: (value: string) => set('select', value, 'change'),
      write: (value: string) => set('textarea', value, 'input'),
    };
  }

  it('is suspended with a policy, an end and a reason, and with nothing less', async () => {
    const page = await given();
    expect(page.text()).toContain('Strikes: 4 points');
    await page.press(/Suspend…/);
    await page.write('Again and again.');
    await page.press('Suspend');
    expect(page.told).toEqual([]);

    await page.choose('terms.hateful');
    await page.press('Suspend');

    expect(page.told).toEqual([['suspend', 'uma', { policy: 'terms.hateful', days: 7, reason: 'Again and again.' }]]);
    expect(page.text()).toContain('In force');
  });

  it('says where its appeal is answered, and what is said in it', async () => {
    const page = await given({ account: { isSuspended: true, suspensions: [APPEALED] } });

    expect(page.text()).toContain('Somebody else had my password.');
    expect(page.text()).toContain('To the appeals');
    expect(await page.buttons('Lift the suspension')).toEqual([]);
  });

  it('can be lifted by who suspended, who does not answer the appeal', async () => {
    const page = await given({ account: { isSuspended: true, suspensions: [{ ...APPEALED, isByMe: true }] } });

    expect(page.text()).not.toContain('To the appeals');
    await page.press('Lift the suspension');
    expect(page.told).toEqual([['lift', 'uma']]);
  });

  it.each([
    [{ me: 'uma' }, 'This is you.'],
    [{ account: { role: 'moderator' as const } }, 'Only administrators suspend those who moderate.'],
  ])('is nobody’s to suspend who may not', async (over, why) => {
    const page = await given(over);

    expect(page.text()).toContain(why);
    expect(await page.buttons(/Suspend…/)).toEqual([]);
  });

  it('stays as it is when the server refuses', async () => {
    const refusal = new HttpErrorResponse({ status: 409, error: { title: 'The account is not suspended.' } });
    const page = await given({ account: { isSuspended: true, suspensions: [SUSPENSION] }, refusal });

    await page.press('Lift the suspension');

    expect(page.text()).toContain('The account is not suspended. Nothing was changed.');
    expect(page.text()).toContain('In force');
  });
});
