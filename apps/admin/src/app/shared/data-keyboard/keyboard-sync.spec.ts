import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Session } from '../data-session/session.js';
import { Keymap } from '../util-shortcuts/keymap.js';
import { KeyboardClient } from './data/keyboard-client.js';
import { KeyboardSync } from './keyboard-sync.js';

interface Kept {
  readonly keys: readonly { readonly shortcut: string; readonly key: string | null }[];
  readonly isOff: boolean;
}

describe('keys of an account', () => {
  const user = signal<{ readonly id: string } | undefined>(undefined);
  let account: (Kept & { changedAt: string | null }) | undefined;
  let told: Kept[];
  let keymap: Keymap;
  const client = {
    get: () => (account ? Promise.resolve(account) : Promise.reject(new Error('Offline.'))),
    keep: (kept: Kept) => {
      told.push(kept);
      return account ? Promise.resolve(account) : Promise.reject(new Error('Offline.'));
    },
  };
  const ANOTHER = [{ shortcut: 'Moderation/a', key: 'x' }];

  beforeEach(() => {
    localStorage.clear();
    user.set({ id: 'ada' });
    told = [];
    account = { keys: [], isOff: false, changedAt: null };
  });

  /** Another visit, on this device. */
  async function visit(): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { user } },
        { provide: KeyboardClient, useValue: client },
      ],
    });
    keymap = TestBed.inject(Keymap);
    TestBed.inject(KeyboardSync);
    await settled();
  }
  async function settled(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('are what the account says, on a device that has never seen them', async () => {
    account = { keys: ANOTHER, isOff: true, changedAt: '2026-03-01T10:00:00Z' };
    await visit();

    expect(keymap.kept()).toMatchObject({ keys: { 'Moderation/a': 'x' }, isOff: true });
    expect(told).toEqual([]);
  });

  it('are told to the account with each change, once', async () => {
    await visit();

    keymap.choose('Moderation/a', 'x');
    await settled();
    keymap.setOff(true);
    await settled();

    expect(told).toEqual([
      { keys: ANOTHER, isOff: false },
      { keys: ANOTHER, isOff: true },
    ]);
    expect(keymap.kept().isUnsent).toBe(false);
  });

  it('go along to the account from a device that had them before', async () => {
    localStorage.setItem('odr.keys.ada', JSON.stringify({ keys: { 'Moderation/a': 'x' }, isOff: false }));
    await visit();

    expect(told).toEqual([{ keys: ANOTHER, isOff: false }]);
    expect(keymap.kept().keys).toEqual({ 'Moderation/a': 'x' });
  });

  it('work without the server, which is told at the next visit instead of overruling them', async () => {
    account = undefined;
    await visit();
    keymap.choose('Moderation/a', 'x');
    await settled();
    expect(keymap.kept()).toMatchObject({ keys: { 'Moderation/a': 'x' }, isUnsent: true });

    account = { keys: [{ shortcut: 'Moderation/r', key: 'q' }], isOff: false, changedAt: '2026-03-01T10:00:00Z' };
    await visit();

    expect(keymap.kept().keys).toEqual({ 'Moderation/a': 'x' });
    expect(told).toEqual([{ keys: ANOTHER, isOff: false }]);
  });

  it('of somebody who is not signed in stay on the device', async () => {
    user.set(undefined);
    await visit();
    keymap.choose('Everywhere/?', 'h');
    await settled();

    expect(told).toEqual([]);
    expect(keymap.kept()).toMatchObject({ keys: { 'Everywhere/?': 'h' }, isUnsent: false });
  });
});
