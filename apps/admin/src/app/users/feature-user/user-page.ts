import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { Role } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { nameOf } from '../../shared/data-agreements/agreement.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { deviceOf } from '../../shared/util-device/device.js';
import { plural, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ROLES, type User, type UserChange } from '../data/user.js';
import { UserClient } from '../data/user-client.js';
import { ResetFactorDialog } from '../feature-reset-factor/reset-factor-dialog.js';

const AGREEMENTS = { dco: true, contribution_terms: true } as const;

/** One person, whole: what they may do, where they are signed in, what they have a part in. */
@Component({
  selector: 'odr-user-page',
  imports: [Icon, MatButton, ProblemView, RouterLink, Skeleton, Status, TimeAgo],
  templateUrl: './user-page.html',
  styleUrl: './user-page.scss',
})
export default class UserPage {
  private readonly client = inject(UserClient);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  readonly id = input.required<string>();

  protected readonly user = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly problem = computed(() => (this.user.error() ? toProblem(this.user.error()) : undefined));
  /** Each part loads and fails for itself. */
  protected readonly sessions = resource({
    params: () => this.id(),
    loader: async ({ params }) =>
      (await this.client.sessions(params)).map((one) => ({ ...one, device: deviceOf(one.userAgent).name })),
  });
  protected readonly sessionProblem = computed(() =>
    this.sessions.error() ? toProblem(this.sessions.error()) : undefined,
  );
  private readonly contents = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.contentCount(params),
  });
  protected readonly contentWords = computed(() =>
    this.contents.hasValue() ? plural(this.contents.value(), 'picture') : '…',
  );
  protected readonly agreementWords = computed(() => {
    const kinds = this.user.hasValue() ? this.user.value().agreements : [];
    return kinds.map((kind) => (kind in AGREEMENTS ? nameOf(kind as keyof typeof AGREEMENTS) : words(kind))).join(', ');
  });
  /** What has just been chosen; what the server makes of it takes its place. */
  protected readonly role = linkedSignal(() => (this.user.hasValue() ? this.user.value().role : undefined));
  protected readonly isMe = computed(() => this.id() === this.session.user()?.id);
  protected readonly canAudit = computed(() => this.session.can('audit.read'));

  protected readonly change = action(async (change: UserChange) => {
    try {
      this.user.set(await this.client.change(this.id(), change));
      this.sessions.reload();
    } catch (error) {
      // The server refused, for example the last administrator: another object makes the choice show the truth again.
      this.user.update((before) => before && { ...before });
      throw error;
    }
  });
  protected readonly signOut = action(async () => {
    await this.client.signOut(this.id());
    this.sessions.set([]);
    this.user.update((before) => before && { ...before, sessionCount: 0 });
  });
  protected readonly writeProblem = computed(() => this.change.problem() ?? this.signOut.problem());
  protected readonly roles = ROLES;
  protected readonly words = words;
  protected readonly plural = plural;

  protected async resetFactor(): Promise<void> {
    if (!this.user.hasValue()) return;
    const data: User = this.user.value();
    const dialog = this.dialog.open<ResetFactorDialog, User, boolean>(ResetFactorDialog, { data, width: '480px' });
    if ((await firstValueFrom(dialog.afterClosed())) !== true) return;
    this.user.update((before) => before && { ...before, hasSecondFactor: false, sessionCount: 0 });
    this.sessions.set([]);
  }

  protected setRole(role: string): void {
    this.role.set(role as Role);
    void this.change.run({ role: role as Role });
  }
}
