import { Service, computed, inject, resource, signal } from '@angular/core';
import { TeamRole } from '@odr/contracts';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { type Team, looksAfter } from '../data/team.js';
import { TeamClient } from '../data/team-client.js';

/** The team that is open, and what the signed-in person is to it. One for the team's pages together. */
@Service({ autoProvided: false })
export class TeamStore {
  private readonly client = inject(TeamClient);
  private readonly session = inject(Session);
  private readonly _id = signal<string | undefined>(undefined);
  private readonly answer = resource({ params: () => this._id(), loader: ({ params }) => this.client.get(params) });

  readonly id = this._id.asReadonly();
  readonly team = computed<Team | undefined>(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  /** Undefined for administrators of the system, who are in no team but may mend all. */
  readonly role = computed(() => this.team()?.role ?? undefined);
  private readonly mendsAll = computed(() => this.session.can('team.manage_any'));
  readonly canManage = computed(() => looksAfter(this.role()) || this.mendsAll());
  readonly owns = computed(() => this.role() === TeamRole.Owner || this.mendsAll());

  open(id: string): void {
    this._id.set(id);
  }

  reload(): void {
    this.answer.reload();
  }

  /** Takes over what the server answered to a change. */
  remember(team: Team): void {
    this.answer.set(team);
  }
}
