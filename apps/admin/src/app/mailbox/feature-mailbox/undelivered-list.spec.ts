import { TestBed } from '@angular/core/testing';

import { MailboxClient } from '../data/mailbox-client.js';
import type { UndeliveredMail } from '../data/undelivered.js';
import { UndeliveredList } from './undelivered-list.js';

const WAITING: UndeliveredMail = {
  id: 'm1',
  letter: 'reset_password',
  to: 'ada@example.org',
  state: 'waiting',
  attempts: 2,
  failure: { code: 'ESOCKET' },
  createdAt: '2026-03-01T10:00:00Z',
  finishedAt: null,
};
const FAILED: UndeliveredMail = {
  ...WAITING,
  id: 'm2',
  to: 'gone@example.org',
  state: 'failed',
  failure: { code: 'EENVELOPE', responseCode: 550 },
};

describe('mails that have not arrived', () => {
  async function shown(items: readonly UndeliveredMail[]) {
    const tried: string[] = [];
    const client = {
      undelivered: () => Promise.resolve({ items, nextCursor: null }),
      retry: (id: string) => Promise.resolve(void tried.push(id)),
      retryAll: () => Promise.resolve(3),
    };
    TestBed.configureTestingModule({ providers: [{ provide: MailboxClient, useValue: client }] });
    const fixture = TestBed.createComponent(UndeliveredList);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const press = async (name: RegExp): Promise<void> => {
      const named = (one: HTMLElement) => name.test(one.getAttribute('aria-label') ?? one.textContent);
      [...root.querySelectorAll('button')].find(named)?.click();
      await fixture.whenStable();
    };
    return { root, tried, press };
  }

  it('say to whom, about what and why, and only those that wait can be tried', async () => {
    const { root, tried, press } = await shown([WAITING, FAILED]);

    expect(root.textContent).toMatch(/ada@example\.org.*Choose a new password.*cannot be reached/s);
    expect(root.textContent).toMatch(/gone@example\.org.*refused it for good \(550\).*Given up, tried 2 times/s);
    expect(root.querySelectorAll('[aria-label^="Try the mail"]')).toHaveLength(1);
    await press(/^Try the mail to ada/);
    expect(tried).toEqual(['m1']);
    expect(root.querySelector('[role="status"]')?.textContent).toContain('ada@example.org is being tried again');
  });

  it('are tried all at once', async () => {
    const { root, press } = await shown([WAITING]);
    await press(/Try all that wait now/);
    expect(root.querySelector('[role="status"]')?.textContent).toContain('3 mails are being tried again');
  });

  it('are none, most of the time', async () => {
    expect((await shown([])).root.textContent).toContain('Every mail has arrived');
  });
});
