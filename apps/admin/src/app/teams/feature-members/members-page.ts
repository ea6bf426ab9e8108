import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { TeamRole } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { type Member, ROLE_MEANS, TEAM_ROLES, rolesFrom, teamRoleWord } from '../data/team.js';
import { TeamClient } from '../data/team-client.js';
import { TeamStore } from '../feature-team/team-store.js';
import { LeaveDialog } from './leave-dialog.js';

/** Who is in the team and as what; those who look after it change that here. */
@Component({
  selector: 'odr-team-members-page',
  imports: [Cell, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Table, TimeAgo],
  templateUrl: './members-page.html',
  styleUrl: './members-page.scss',
})
export default class TeamMembersPage {
  private readonly client = inject(TeamClient);
  private readonly session = inject(Session);
  private readonly snackBar = inject(MatSnackBar);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  protected readonly store = inject(TeamStore);

  protected readonly list = new PagedList<Member, string>(
    () => this.store.id(),
    (id, cursor) => this.client.members(id, cursor),
  );
  protected readonly roles = computed(() => rolesFrom(this.store.owns()));
  protected readonly columns = computed<readonly Column[]>(() => [
    { name: 'name', title: 'Name' },
    ...(this.store.canManage() ? [{ name: 'email', title: 'E-mail' }] : []),
    { name: 'role', title: 'Role' },
    { name: 'createdAt', title: 'Joined' },
    { name: 'acts', title: 'Actions', isTitleHidden: true, align: 'end' },
  ]);

  protected readonly changeRole = action(async (member: Member, role: string) => {
    try {
      await this.client.changeRole(this.team(), member.userId, role as TeamRole);
      if (this.isMe(member)) this.store.reload();
    } finally {
      // Also after a refusal: the list then shows again what is true.
      this.list.reload();
    }
  });
  /** Offers the way back instead of asking first. */
  protected readonly remove = action(async (member: Member) => {
    await this.client.removeMember(this.team(), member.userId);
    this.list.reload();
    const bar = this.snackBar.open(`${member.name} was removed`, 'Undo', { duration: 8_000 });
    bar.onAction().subscribe(() => void this.addBack.run(member));
  });
  private readonly addBack = action(async ({ userId, role }: Member) => {
    await this.client.addMember(this.team(), userId, role);
    this.list.reload();
  });
  protected readonly writeProblem = computed(
    () => this.changeRole.problem() ?? this.remove.problem() ?? this.addBack.problem(),
  );
  protected readonly allRoles = TEAM_ROLES;
  protected readonly teamRoleWord = teamRoleWord;
  protected readonly roleMeans = ROLE_MEANS;

  protected isMe({ userId }: Member): boolean {
    return userId === this.session.user()?.id;
  }

  /** Owners are changed by owners; the table shows a word where nothing can be chosen. */
  protected canChange({ role }: Member): boolean {
    return this.store.canManage() && (role !== TeamRole.Owner || this.store.owns());
  }

  /** Leaving cannot be undone by oneself, so it is asked first. */
  protected async leave(member: Member): Promise<void> {
    const opened = this.dialog.open<LeaveDialog, unknown, boolean>(LeaveDialog, {
      data: { id: this.team(), name: this.store.team()?.name ?? 'the team', userId: member.userId },
    });
    if (await firstValueFrom(opened.afterClosed())) await this.router.navigateByUrl('/teams');
  }

  private team(): string {
    return this.store.id() ?? '';
  }
}
