import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { TeamClient } from '../data/team-client.js';
import { TeamStore } from '../feature-team/team-store.js';
import { DeleteDialog } from './delete-dialog.js';

/** Name, owner and end of a team. */
@Component({
  selector: 'odr-team-settings-page',
  imports: [MatButton, ProblemView],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export default class TeamSettingsPage {
  private readonly client = inject(TeamClient);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly router = inject(Router);
  protected readonly store = inject(TeamStore);

  protected readonly name = linkedSignal(() => this.store.team()?.name ?? '');
  protected readonly isNew = computed(() => {
    const name = this.name().trim();
    return name !== '' && name !== this.store.team()?.name;
  });
  protected readonly rename = action(async () => {
    this.store.remember(await this.client.rename(this.team(), this.name().trim()));
    this.snackBar.open('Renamed', undefined, { duration: 4_000 });
  });

  private readonly memberList = resource({
    params: () => (this.store.owns() ? this.store.id() : undefined),
    // As many as one answer has; in a larger team the new owner is made under Members.
    loader: ({ params }) => this.client.members(params, undefined, 200),
  });
  protected readonly membersProblem = computed(() =>
    this.memberList.error() ? toProblem(this.memberList.error()) : undefined,
  );
  protected readonly others = computed(() =>
    this.memberList.hasValue()
      ? this.memberList.value().items.filter(({ userId }) => userId !== this.session.user()?.id)
      : [],
  );
  protected readonly heir = signal('');
  protected readonly transfer = action(async () => {
    const heir = this.others().find(({ userId }) => userId === this.heir());
    if (!heir) return;
    this.store.remember(await this.client.transfer(this.team(), heir.userId));
    this.snackBar.open(`${heir.name} owns the team now`, undefined, { duration: 6_000 });
    this.heir.set('');
  });

  /** In gigabytes, as typed; empty for what holds for all teams. */
  protected readonly quota = signal('');
  protected readonly maySetQuota = computed(() => this.session.can('team.manage_any'));
  protected readonly setQuota = action(async () => {
    const gigabytes = this.quota().trim();
    await this.client.setQuota(this.team(), gigabytes === '' ? null : Math.round(Number(gigabytes) * 1e9));
    const words = gigabytes === '' ? 'The team may store what all teams may' : `The team may store ${gigabytes} GB`;
    this.snackBar.open(words, undefined, { duration: 4_000 });
  });

  protected submitQuota(event: Event): void {
    event.preventDefault();
    void this.setQuota.run();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isNew()) void this.rename.run();
  }

  protected async askToDelete(): Promise<void> {
    const team = this.store.team();
    if (!team) return;
    const opened = this.dialog.open<DeleteDialog, unknown, boolean>(DeleteDialog, { data: team, width: '560px' });
    if (!(await firstValueFrom(opened.afterClosed()))) return;
    await this.router.navigateByUrl('/teams');
    this.snackBar.open(`“${team.name}” was deleted`, undefined, { duration: 6_000 });
  }

  private team(): string {
    return this.store.id() ?? '';
  }
}
