import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { Title } from '@angular/platform-browser';

import { Session } from '../../shared/data-session/session.js';
import { RecentPages } from './recent.js';

describe('pages that were open a while ago', () => {
  const user = signal<{ id: string } | undefined>({ id: 'mina' });
  let recent: RecentPages;

  const leave = (address: string, title = 'A page'): void => {
    TestBed.inject(Title).setTitle(`${title} · Open Data Repository`);
    recent.leave(address);
  };
  const titles = (): string[] => recent.all().map(({ title }) => title);

  beforeEach(() => {
    sessionStorage.clear();
    user.set({ id: 'mina' });
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { user } }] });
    recent = TestBed.inject(RecentPages);
  });

  it('are those of single things, the latest first and each once', () => {
    leave('/contents/c1', 'Owl');
    leave('/datasets/birds/versions/1.0.0', 'Birds 1.0.0');
    leave('/contents/c1?tab=history#events', 'Owl');

    expect(recent.all()).toEqual([
      { address: '/contents/c1?tab=history#events', title: 'Owl' },
      { address: '/datasets/birds/versions/1.0.0', title: 'Birds 1.0.0' },
    ]);
  });

  it('tell searches apart by their words', () => {
    leave('/browse?q=owl');
    leave('/browse?q=barn%20owl&license=MIT');
    leave('/browse?license=MIT');

    expect(titles()).toEqual(['“barn owl”', '“owl”']);
  });

  it('are neither places of the rail nor pages that mails lead to', () => {
    for (const address of ['/datasets', '/browse', '/reset-password?token=s', '/invitations/s', '/sign-in'])
      leave(address);

    expect(recent.all()).toEqual([]);
  });

  it('are at most eight, and one’s own', () => {
    for (let index = 1; index <= 10; index += 1) leave(`/teams/t${index}`, `Team ${index}`);
    expect(titles()).toHaveLength(8);
    expect(titles()[0]).toBe('Team 10');

    user.set({ id: 'otto' });
    expect(titles()).toEqual([]);
  });

  it('are none when what was kept cannot be read', () => {
    sessionStorage.setItem('odr.recent.mina', '{');

    expect(recent.all()).toEqual([]);
  });
});
