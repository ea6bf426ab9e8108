import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { type Team, teamRoleWord } from '../data/team.js';
import { InvitationClient } from '../data/invitation-client.js';
import { TeamClient } from '../data/team-client.js';

/** The teams I am in, those that ask me in, and a new one. */
@Component({
  selector: 'odr-teams-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Table, TimeAgo],
  templateUrl: './teams-page.html',
  styleUrl: './teams-page.scss',
})
export default class TeamsPage {
  private readonly client = inject(TeamClient);
  private readonly invitationClient = inject(InvitationClient);
  private readonly router = inject(Router);

  /** Beside the point of the page: when they cannot be had, the letter still leads to each. */
  private readonly asked = resource({ loader: () => this.invitationClient.mine() });
  protected readonly invitations = computed(() => (this.asked.hasValue() ? this.asked.value() : []));

  protected readonly list = new PagedList<Team, true>(
    () => true,
    (_query, cursor) => this.client.list(cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Name' },
    { name: 'role', title: 'You are' },
    { name: 'memberCount', title: 'Members', align: 'end' },
    { name: 'createdAt', title: 'Since' },
  ];
  protected readonly name = signal('');
  protected readonly create = action(async () => {
    const team = await this.client.create(this.name().trim());
    await this.router.navigate(['/teams', team.id]);
  });
  protected readonly teamRoleWord = teamRoleWord;

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.name().trim()) void this.create.run();
  }
}
