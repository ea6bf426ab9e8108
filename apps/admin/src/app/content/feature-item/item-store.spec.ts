import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { type Permission, type Role, type TeamRole, can } from '@odr/contracts';

import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { Session } from '../../shared/data-session/session.js';
import { ItemClient } from '../data/item-client.js';
import { ItemStore } from './item-store.js';

interface Viewer {
  readonly id: string;
  readonly role: Role;
  /** What they are in the picture's team. */
  readonly teamRole?: TeamRole;
}

const nothing = (): Promise<readonly never[]> => Promise.resolve([]);

async function mayEdit(viewer: Viewer | undefined): Promise<boolean> {
  const content = { id: 'c1', name: 'cow.jpg', userId: 'owner', teamId: 'team' };
  const teamRole = (): Promise<TeamRole> =>
    viewer?.teamRole ? Promise.resolve(viewer.teamRole) : Promise.reject(new Error('There is no such team.'));
  TestBed.resetTestingModule().configureTestingModule({
    providers: [
      ItemStore,
      {
        provide: Session,
        useValue: {
          user: signal(viewer),
          isSignedIn: () => viewer !== undefined,
          can: (permission: Permission) => viewer !== undefined && can(viewer.role, permission),
        },
      },
      {
        provide: ContentClient,
        useValue: { get: () => Promise.resolve(content), duplicates: nothing, similar: nothing },
      },
      {
        provide: ItemClient,
        useValue: {
          attribution: () => Promise.resolve(''),
          annotations: nothing,
          authors: nothing,
          sources: nothing,
          events: nothing,
          teamRole,
        },
      },
    ],
  });
  const store = TestBed.inject(ItemStore);
  store.show('c1');
  for (let rounds = 0; rounds < 3; rounds += 1) {
    TestBed.tick();
    store.mayEdit();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return store.mayEdit();
}

describe('who is offered to edit a picture', () => {
  it.each<[string, boolean, Viewer | undefined]>([
    ['its contributor', true, { id: 'owner', role: 'contributor' }],
    ['a moderator', true, { id: 'mina', role: 'moderator' }],
    ['an administrator', true, { id: 'adam', role: 'admin' }],
    ['a contributor of its team', true, { id: 'tess', role: 'contributor', teamRole: 'contributor' }],
    ['a viewer of its team', false, { id: 'vera', role: 'contributor', teamRole: 'viewer' }],
    ['somebody else', false, { id: 'else', role: 'contributor' }],
    ['an anonymous visitor', false, undefined],
  ])('%s: %s', async (_who, isOffered, viewer) => {
    expect(await mayEdit(viewer)).toBe(isOffered);
  });
});
