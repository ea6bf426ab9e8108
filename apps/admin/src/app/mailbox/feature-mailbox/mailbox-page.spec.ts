import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { KeptMail } from '../data/mail.js';
import { MailboxClient } from '../data/mailbox-client.js';
import MailboxPage from './mailbox-page.js';

const MAIL: KeptMail = {
  id: 'm1',
  to: 'ada@example.org',
  subject: 'Choose a new password',
  at: '2026-03-01T10:00:00Z',
};

describe('the mailbox', () => {
  async function mailbox(list: () => Promise<object>, id?: string, text = ''): Promise<HTMLElement> {
    const undelivered = () => Promise.resolve({ items: [], nextCursor: null });
    const client = { list, undelivered, read: () => Promise.resolve({ ...MAIL, from: 'no-reply@example.org', text }) };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: MailboxClient, useValue: client }] });
    const fixture = TestBed.createComponent(MailboxPage);
    fixture.componentRef.setInput('id', id);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const one = () => Promise.resolve({ items: [MAIL], nextCursor: null });

  it('lists whom each mail was for and what it is about', async () => {
    const root = await mailbox(one);

    expect(root.querySelector('nav li')?.textContent).toMatch(/Choose a new password.*ada@example\.org/s);
    expect(root.textContent).toContain('Choose a mail to read it.');
  });

  it('opens a mail with links that work and nothing else that does', async () => {
    const root = await mailbox(
      one,
      'm1',
      'Hello <img src=x onerror=alert(1)>\nhttps://data.example.org/reset#token=abc.',
    );
    const link = root.querySelector<HTMLAnchorElement>('article a');

    expect(link?.href).toBe('https://data.example.org/reset#token=abc');
    expect(link?.rel).toContain('noopener');
    expect(root.querySelector('article img')).toBeNull();
    expect(root.querySelector('article')?.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(root.querySelector('nav a')?.getAttribute('aria-current')).toBe('true');
  });

  it('says when there is nothing yet, and when mails are sent instead', async () => {
    expect((await mailbox(() => Promise.resolve({ items: [], nextCursor: null }))).textContent).toContain(
      'No mail has been written yet',
    );
    TestBed.resetTestingModule();
    const refusal = new HttpErrorResponse({ status: 404, error: { code: 'mailbox.not_kept', title: 'x' } });
    expect((await mailbox(() => Promise.reject(refusal))).textContent).toContain(
      'Mails are sent from here, and not kept',
    );
  });
});
