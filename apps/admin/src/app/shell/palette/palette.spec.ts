import { HttpErrorResponse } from '@angular/common/http';
import { Component, Injector, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { Router, provideRouter } from '@angular/router';
import { type Permission, Role, can } from '@odr/contracts';

import { Features } from '../../shared/data-features/features.js';
import { Session } from '../../shared/data-session/session.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { FinderClient } from './data/finder-client.js';
import { openPalette } from './palette.js';

const approve = jest.fn();

@Component({ template: '' })
class QueuePage {
  readonly injector = inject(Injector);
  constructor() {
    injectShortcuts('Moderation', [
      { key: 'a', label: 'Approve', run: approve },
      { key: 'u', label: 'Undo', run: () => undefined, isEnabled: () => false },
      { key: ' ', label: 'Reveal', run: () => undefined, release: () => undefined },
    ]);
  }
}

describe('the palette', () => {
  const find = jest.fn<FinderClient['find']>();

  async function palette(role: Role = Role.Contributor) {
    const session = { user: signal({ id: 'mina' }), can: (permission: Permission) => can(role, permission) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        { provide: Session, useValue: session },
        { provide: Features, useValue: { isOn: () => true } },
        { provide: FinderClient, useValue: { find } },
      ],
    });
    const fixture = TestBed.createComponent(QueuePage);
    openPalette(fixture.componentInstance.injector);
    await fixture.whenStable();
    const host = document.querySelector('odr-palette') as HTMLElement;
    const field = host.querySelector('input') as HTMLInputElement;
    const words = (): string[] => Array.from(host.querySelectorAll('.word'), (one) => one.textContent.trim());
    return {
      host,
      field,
      words,
      url: () => TestBed.inject(Router).url,
      active: () => host.querySelector('[aria-selected=true] .word')?.textContent.trim(),
      said: () => host.querySelector('.said')?.textContent.trim(),
      async type(text: string) {
        field.value = text;
        field.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
      async press(key: string) {
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await fixture.whenStable();
      },
      /** Until it says so, at most a second. */
      async until(isSo: () => boolean) {
        for (let tries = 0; tries < 50 && !isSo(); tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          await fixture.whenStable();
        }
      },
    };
  }

  beforeEach(() => {
    sessionStorage.clear();
    jest.resetAllMocks();
    find.mockResolvedValue([]);
  });
  afterEach(() => document.querySelectorAll('.cdk-overlay-container').forEach((one) => one.replaceChildren()));

  it('offers the places that are open, and what keys do on the page', async () => {
    const it = await palette();

    expect(it.words()).toEqual(expect.arrayContaining(['Browse', 'Licences', 'API keys', 'Approve', 'Dark theme']));
    for (const hidden of ['Audit log', 'Queues', 'Undo', 'Reveal']) expect(it.words()).not.toContain(hidden);
    expect(find).not.toHaveBeenCalled();
  });

  it('offers administrators what they look after', async () => {
    expect((await palette(Role.Admin)).words()).toEqual(expect.arrayContaining(['Audit log', 'Queues', 'Engines']));
  });

  it('goes where arrows lead, and says where they are', async () => {
    const it = await palette();
    await it.type('sets');
    expect(it.active()).toBe('Sets');

    await it.press('ArrowUp');
    expect(it.active()).toBe('Search for “sets”');
    await it.press('ArrowDown');
    const id = it.host.querySelector('[aria-selected=true]')?.id;
    expect(it.field.getAttribute('aria-activedescendant')).toBe(id);
    await it.press('Enter');
    await it.until(() => it.url() === '/sets');

    expect(it.url()).toBe('/sets');
    expect(document.querySelector('odr-palette')).toBeNull();
  });

  it('does what a key of the page does', async () => {
    const it = await palette();
    await it.type('appr');
    await it.press('Enter');
    await it.until(() => approve.mock.calls.length > 0);

    expect(approve).toHaveBeenCalledTimes(1);
  });

  it('finds pictures', async () => {
    const owl = { id: 'c1', name: 'Barn owl.jpg', status: 'available', license: 'CC0-1.0' };
    find.mockResolvedValue([owl as Awaited<ReturnType<FinderClient['find']>>[number]]);
    const it = await palette();
    await it.type('barn owl');
    await it.until(() => it.words().includes('Barn owl.jpg'));

    expect(it.words()).toEqual(['Barn owl.jpg', 'Search for “barn owl”']);
    await it.press('Enter');
    await it.until(() => it.url() !== '/');
    expect(it.url()).toBe('/contents/c1');
  });

  it('works on when pictures cannot be looked up', async () => {
    find.mockRejectedValue(new HttpErrorResponse({ status: 503 }));
    const it = await palette();
    await it.type('licen');
    await it.until(() => it.said()?.startsWith('Pictures') ?? false);

    expect(it.said()).toContain('could not be looked up');
    expect(it.active()).toBe('Licences');
  });

  it('closes by the key that opened it', async () => {
    const it = await palette();
    it.field.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }));
    await it.until(() => document.querySelector('odr-palette') === null);

    expect(document.querySelector('odr-palette')).toBeNull();
  });
});
