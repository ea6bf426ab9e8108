import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { NoticeClient } from '../shared/data-notices/data/notice-client.js';
import { Unread } from '../shared/data-notices/unread.js';
import { Session } from '../shared/data-session/session.js';
import { Bell } from './bell.js';

describe('the bell', () => {
  async function bell(...answers: (number | Error)[]) {
    const client = {
      list: () => {
        const next = answers.shift() ?? 0;
        return next instanceof Error ? Promise.reject(next) : Promise.resolve({ items: [], unread: next });
      },
    };
    const session = { can: () => true, user: () => ({ id: 'ann' }) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: NoticeClient, useValue: client },
        { provide: Session, useValue: session },
      ],
    });
    const fixture = TestBed.createComponent(Bell);
    await fixture.whenStable();
    const link = (): HTMLAnchorElement | null => (fixture.nativeElement as HTMLElement).querySelector('a');
    return {
      label: () => link()?.getAttribute('aria-label'),
      count: () => link()?.querySelector('.count')?.textContent,
      lookAgain: async () => {
        TestBed.inject(Unread).lookAgain();
        await fixture.whenStable();
      },
    };
  }

  it('shows nothing to read as nothing', async () => {
    const it = await bell(0);

    expect(it.label()).toBe('Notifications');
    expect(it.count()).toBeUndefined();
  });

  it.each([
    [1, '1'],
    [99, '99'],
    [1000, '99+'],
  ])('shows %d unread as %s', async (unread, shown) => {
    const it = await bell(unread);

    expect(it.count()).toBe(shown);
    expect(it.label()).toMatch(/^Notifications, [\d,]+ unread$/);
  });

  it('keeps the last count when the server does not answer', async () => {
    const it = await bell(3, new Error('away'), 4);
    await it.lookAgain();
    expect(it.count()).toBe('3');

    await it.lookAgain();
    expect(it.count()).toBe('4');
  });
});
