import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { TeamRole } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { type Member, TEAM_ROLES, looksAfter, teamRoleWord } from '../data/team.js';
import { TeamClient } from '../data/team-client.js';

/** One team: who is in it, and for those who look after it, who shall be. */
@Component({
  selector: 'odr-team-page',
  imports: [Cell, Icon, MatButton, ProblemView, RouterLink, Skeleton, Table],
  templateUrl: './team-page.html',
})
export default class TeamPage {
  readonly id = input.required<string>();

  private readonly client = inject(TeamClient);
  private readonly session = inject(Session);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly team = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  private readonly memberList = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.members(params),
  });
  protected readonly problem = computed(() => {
    const error = this.team.error() ?? this.memberList.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly members = computed(() => (this.memberList.hasValue() ? this.memberList.value() : undefined));
  protected readonly name = computed(() => (this.team.hasValue() ? this.team.value().name : 'Team'));
  private readonly myRole = computed(() => this.members()?.find((one) => one.userId === this.session.user()?.id)?.role);
  protected readonly canManage = computed(() => looksAfter(this.myRole()) || this.session.can('user.update'));

  protected readonly email = signal('');
  protected readonly role = signal<TeamRole>(TeamRole.Contributor);
  protected readonly roles = TEAM_ROLES;
  protected readonly columns = computed<readonly Column[]>(() => [
    { name: 'name', title: 'Name' },
    { name: 'email', title: 'E-mail' },
    { name: 'role', title: 'Role' },
    ...(this.canManage() ? [{ name: 'acts', title: 'Actions', isTitleHidden: true }] : []),
  ]);

  protected readonly add = action(async () => {
    await this.client.addMember(this.id(), { email: this.email().trim(), role: this.role() });
    this.email.set('');
    this.memberList.reload();
  });
  protected readonly changeRole = action(async (member: Member, role: string) => {
    await this.client.changeRole(this.id(), member.userId, role as TeamRole);
    this.memberList.reload();
  });
  /** Offers the way back instead of asking first. */
  protected readonly remove = action(async (member: Member) => {
    await this.client.removeMember(this.id(), member.userId);
    this.memberList.reload();
    const bar = this.snackBar.open(`${member.name} was removed`, 'Undo', {
      duration: 8_000,
    });
    bar.onAction().subscribe(() => void this.addBack(member));
  });
  protected readonly writeProblem = computed(
    () => this.add.problem() ?? this.changeRole.problem() ?? this.remove.problem(),
  );
  protected readonly teamRoleWord = teamRoleWord;

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.email().trim()) void this.add.run();
  }

  protected reload(): void {
    this.team.reload();
    this.memberList.reload();
  }

  private async addBack({ userId, role }: Member): Promise<void> {
    await this.client.addMember(this.id(), { userId, role });
    this.memberList.reload();
  }
}
