import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { TeamRole } from '@odr/contracts';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { type Invitation, InvitationClient, type MadeInvitation } from '../data/invitation-client.js';
import { ROLE_MEANS, rolesFrom, teamRoleWord } from '../data/team.js';
import { TeamStore } from '../feature-team/team-store.js';

/** Asking people in: a letter with a link, and the link itself to pass on another way. */
@Component({
  selector: 'odr-team-invitations-page',
  imports: [Cell, CopyBox, Empty, Icon, MatButton, ProblemView, ShowMore, Skeleton, Table, TimeAgo],
  templateUrl: './invitations-page.html',
  styleUrl: '../feature-members/members-page.scss',
})
export default class TeamInvitationsPage {
  private readonly client = inject(InvitationClient);
  private readonly snackBar = inject(MatSnackBar);
  private readonly origin = inject(DOCUMENT).baseURI;
  protected readonly store = inject(TeamStore);

  protected readonly list = new PagedList<Invitation, string>(
    () => this.store.id(),
    (id, cursor) => this.client.list(id, cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'email', title: 'E-mail' },
    { name: 'role', title: 'As' },
    { name: 'createdAt', title: 'Invited' },
    { name: 'expiresAt', title: 'Ends' },
    { name: 'acts', title: 'Actions', isTitleHidden: true, align: 'end' },
  ];
  protected readonly email = signal('');
  protected readonly role = signal<TeamRole>(TeamRole.Contributor);
  protected readonly roles = computed(() => rolesFrom(this.store.owns()));
  protected readonly meaning = computed(() => ROLE_MEANS[this.role()]);
  /** The one whose link can be copied: it is told once. */
  protected readonly made = signal<MadeInvitation | undefined>(undefined);
  protected readonly link = computed(() => {
    const made = this.made();
    return made && new URL(`invitations/${made.token}`, this.origin).href;
  });

  protected readonly invite = action(async () => {
    this.made.set(await this.client.invite(this.team(), this.email().trim(), this.role()));
    this.email.set('');
    this.list.reload();
  });
  protected readonly resend = action(async ({ id }: Invitation) => {
    this.made.set(await this.client.resend(this.team(), id));
    this.list.reload();
  });
  protected readonly withdraw = action(async ({ id, email }: Invitation) => {
    await this.client.withdraw(this.team(), id);
    if (this.made()?.id === id) this.made.set(undefined);
    this.list.reload();
    this.snackBar.open(`The invitation of ${email} was withdrawn; its link no longer works`, undefined, {
      duration: 6_000,
    });
  });
  protected readonly writeProblem = computed(
    () => this.invite.problem() ?? this.resend.problem() ?? this.withdraw.problem(),
  );
  protected readonly teamRoleWord = teamRoleWord;

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.email().trim()) void this.invite.run();
  }

  protected hasEnded({ expiresAt }: Invitation): boolean {
    return Date.parse(expiresAt) <= Date.now();
  }

  protected canTouch({ role }: Invitation): boolean {
    return role !== TeamRole.Owner || this.store.owns();
  }

  private team(): string {
    return this.store.id() ?? '';
  }
}
