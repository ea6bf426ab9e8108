import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import type { UserChange, UserDetail } from '../data/user.js';
import { UserClient } from '../data/user-client.js';
import UserPage from './user-page.js';

const MINA: UserDetail = {
  id: 'mina',
  email: 'mina@example.org',
  emailVerified: true,
  name: 'Mina',
  role: 'moderator',
  active: true,
  hasSecondFactor: false,
  createdAt: '2026-03-01T10:00:00Z',
  teams: [{ id: 't', name: 'Archive', role: 'viewer' }],
  lastSignInAt: null,
  sessionCount: 1,
  apiKeyCount: 2,
  identityCount: 0,
  agreements: ['dco'],
};

const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('one person', () => {
  async function given(over: { me?: string; refusal?: unknown; hasSecondFactor?: boolean } = {}) {
    const changes: UserChange[] = [];
    let signedOut = 0;
    const reset: string[] = [];
    const client = {
      get: () => Promise.resolve({ ...MINA, hasSecondFactor: over.hasSecondFactor ?? false }),
      resetSecondFactor: (id: string) => Promise.resolve(reset.push(id)),
      sessions: () =>
        Promise.resolve([{ id: 's', userAgent: 'curl/8.0', createdAt: MINA.createdAt, lastUsedAt: MINA.createdAt }]),
      contentCount: () => Promise.resolve(12),
      signOut: () => Promise.resolve((signedOut += 1)),
      change: (_id: string, change: UserChange) => {
        // An answer takes longer than it takes to draw what was chosen.
        if (over.refusal) return aMoment().then(() => Promise.reject(over.refusal as Error));
        changes.push(change);
        return Promise.resolve({ ...MINA, ...change });
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: UserClient, useValue: client },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: Session, useValue: { user: signal({ id: over.me ?? 'root' }), can: () => true } },
      ],
    });
    const fixture = TestBed.createComponent(UserPage);
    fixture.componentRef.setInput('id', 'mina');
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const everywhere = TestbedHarnessEnvironment.documentRootLoader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      changes,
      signedOut: () => signedOut,
      reset,
      dialog: () => everywhere.getHarness(MatDialogHarness),
      text: () => element.textContent.replace(/\s+/g, ' '),
      links: () => [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
      buttons: (text: string) => loader.getAllHarnesses(MatButtonHarness.with({ text })),
      choose: async (role: string) => {
        const select = element.querySelector('select');
        if (!select) throw new Error('There is no choice of roles.');
        select.value = role;
        select.dispatchEvent(new Event('change'));
        await fixture.whenStable();
        await aMoment();
        await fixture.whenStable();
        return select.value;
      },
    };
  }

  it('shows what they have a part in, and leads to what the log says', async () => {
    const page = await given();

    expect(page.text()).toContain('12 pictures');
    expect(page.text()).toContain('Developer Certificate of Origin');
    expect(page.text()).toContain('curl');
    expect(page.links()).toEqual(expect.arrayContaining(['/teams/t', '/audit?actor=mina', '/audit?subject=mina']));
  });

  it('signs them out everywhere', async () => {
    const page = await given();
    await (await page.buttons('Sign out everywhere'))[0]?.click();

    expect(page.signedOut()).toBe(1);
    expect(page.text()).toContain('Nowhere.');
    expect(await page.buttons('Sign out everywhere')).toEqual([]);
  });

  it('takes away a lost second factor, once it is said what that means', async () => {
    const page = await given({ hasSecondFactor: true });
    await (await page.buttons('Take away'))[0]?.click();
    const dialog = await page.dialog();
    expect(await dialog.getContentText()).toContain('Be sure that it is they who ask');
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Take away' }))).click();

    expect(page.reset).toEqual(['mina']);
    expect(await page.buttons('Take away')).toEqual([]);
    expect(page.text()).toContain('Nowhere.');
  });

  it('takes no second factor away from oneself', async () => {
    const page = await given({ hasSecondFactor: true, me: 'mina' });

    expect(await page.buttons('Take away')).toEqual([]);
  });

  it('deactivates them', async () => {
    const page = await given();
    await (await page.buttons('Deactivate'))[0]?.click();

    expect(page.changes).toEqual([{ active: false }]);
    expect(await page.buttons('Activate')).toHaveLength(1);
  });

  it('shows the role as it is when the server refuses another', async () => {
    const refusal = new HttpErrorResponse({ status: 409, error: { code: 'user.last_admin', title: 'The last one.' } });
    const page = await given({ refusal });

    expect(await page.choose('contributor')).toBe('moderator');
    expect(page.text()).toContain('The last one.');
  });

  it('lets nobody deactivate themselves', async () => {
    const page = await given({ me: 'mina' });

    expect(await page.buttons('Deactivate')).toEqual([]);
    expect(page.text()).toContain('This is you.');
  });
});
