import { type EnvironmentProviders, type Provider, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';
import type { TeamRole } from '@odr/contracts';

import { Session } from '../shared/data-session/session.js';
import type { Team } from './data/team.js';
import { TeamClient } from './data/team-client.js';
import { TeamStore } from './feature-team/team-store.js';

export const aTeam = (role: TeamRole | null, name = 'Highland archive'): Team => ({
  id: 't1',
  name,
  role,
  memberCount: 3,
  createdAt: '2026-03-01T10:00:00Z',
});

/** What every page of a team finds around it: the team, opened, and me ("olga") signed in. */
export function openTeam(
  role: TeamRole,
  client: Partial<Record<keyof TeamClient, unknown>>,
  ...providers: (Provider | EnvironmentProviders)[]
): void {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      TeamStore,
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      { provide: Session, useValue: { user: signal({ id: 'olga' }), can: () => false } },
      { provide: TeamClient, useValue: { get: () => Promise.resolve(aTeam(role)), ...client } },
      ...providers,
    ],
  });
  TestBed.inject(TeamStore).open('t1');
}
