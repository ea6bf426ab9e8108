import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { ApiKey, NewApiKey } from '../../shared/data-api-key/api-key.js';
import type { ServiceAccount, ServiceAccountChange } from '../data/service-account.js';
import { ServiceAccountClient } from '../data/service-account-client.js';
import AccountPage from './account-page.js';

const CAPTIONS: ServiceAccount = {
  id: 'pipe',
  name: 'Captions',
  role: 'contributor',
  active: true,
  owner: { type: 'team', id: 't', name: 'Archive' },
  keyCount: 0,
  lastUsedAt: null,
  agreementsAccepted: false,
  createdAt: '2026-03-01T10:00:00Z',
};

describe('a pipeline’s account', () => {
  async function given(over: Partial<ServiceAccount> = {}) {
    let account = { ...CAPTIONS, ...over };
    let keys: ApiKey[] = [];
    const wishes: NewApiKey[] = [];
    const client = {
      get: () => Promise.resolve(account),
      keys: () => Promise.resolve(keys),
      change: (_id: string, change: ServiceAccountChange) => {
        account = { ...account, ...(change as object) };
        return Promise.resolve(account);
      },
      acceptAgreements: () => Promise.resolve((account = { ...account, agreementsAccepted: true })),
      makeKey: (_id: string, wish: NewApiKey) => {
        wishes.push(wish);
        const made = { ...wish, id: 'k', prefix: 'odr_abcdef', createdAt: wish.expiresAt, lastUsedAt: null };
        keys = [made];
        account = { ...account, keyCount: 1 };
        return Promise.resolve({ ...made, key: 'odr_abcdefgh' });
      },
      revokeKey: () => Promise.resolve((keys = [])),
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: ServiceAccountClient, useValue: client }],
    });
    const fixture = TestBed.createComponent(AccountPage);
    fixture.componentRef.setInput('id', 'pipe');
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      wishes,
      text: () => element.textContent.replace(/\s+/g, ' '),
      press: async (text: string | RegExp) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      has: async (text: string) => (await loader.getAllHarnesses(MatButtonHarness.with({ text }))).length > 0,
      scopes: async () =>
        Promise.all((await loader.getAllHarnesses(MatCheckboxHarness)).map((box) => box.getLabelText())),
      tick: async (label: RegExp) => (await loader.getHarness(MatCheckboxHarness.with({ label }))).check(),
      write: async (text: string) => {
        const input = element.querySelector<HTMLInputElement>('odr-key-form input');
        if (!input) throw new Error('There is no form.');
        input.value = text;
        input.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
    };
  }

  it('gets a key that is shown once, within its role', async () => {
    const page = await given();
    await page.press(/New key/);
    expect((await page.scopes()).join()).not.toMatch(/moderation\.decide|team\.manage/);
    await page.write('nightly');
    await page.tick(/^Upload pictures/);
    await page.press('Make the key');

    expect(page.wishes).toMatchObject([{ name: 'nightly', scopes: ['content.create'] }]);
    expect(page.text()).toContain('odr_abcdefgh');
    await page.press('I have copied it');
    expect(page.text()).not.toContain('odr_abcdefgh');
    expect(page.text()).toContain('odr_abcdef…');
  });

  it('says what keeps it from contributing, until that is mended', async () => {
    const page = await given({ keyCount: 1 });
    expect(page.text()).toContain('Agreements not accepted');
    await page.press('Accept on its behalf');

    expect(page.text()).toContain('Accepted on its behalf');
    expect(await page.has('Accept on its behalf')).toBe(false);
  });

  it('is deactivated, and gets no keys then', async () => {
    const page = await given();
    await page.press('Deactivate');

    expect(await page.has('Activate')).toBe(true);
    expect(page.text()).not.toContain('New key');
  });
});
