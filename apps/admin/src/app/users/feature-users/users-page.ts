import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { Role } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { ROLES, type User, type UserFilter } from '../data/user.js';
import { UserClient } from '../data/user-client.js';
import { ResetFactorDialog } from '../feature-reset-factor/reset-factor-dialog.js';

/** Accounts: what each may do, and whether it may do anything. */
@Component({
  selector: 'odr-users-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Status, Table, TimeAgo],
  templateUrl: './users-page.html',
})
export default class UsersPage {
  /** All from the address, so that a colleague finds the same people. */
  readonly q = input<string>();
  readonly role = input<string>();
  readonly active = input<string>();
  readonly verified = input<string>();
  readonly sort = input<string>();

  private readonly client = inject(UserClient);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  protected readonly url = injectUrlState();

  private readonly changed = signal<ReadonlyMap<string, User>>(new Map());
  protected readonly filter = computed<UserFilter>(() => ({
    q: this.q(),
    role: this.role(),
    isActive: this.active(),
    verified: this.verified(),
    sort: this.sort(),
  }));
  protected readonly isFiltered = computed(() => {
    const { sort: _sort, ...narrowing } = this.filter();
    return Object.values(narrowing).some(Boolean);
  });
  protected readonly list = new PagedList<User, UserFilter>(
    () => this.filter(),
    (query, cursor) => this.client.list(query, cursor),
  );
  protected readonly searchSoon = debounced(300, (q: string) => this.url.patch({ q: q.trim() }));
  protected readonly users = computed(() => this.list.items().map((user) => this.changed().get(user.id) ?? user));
  protected readonly summary = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : plural(total, 'account');
  });
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Name' },
    { name: 'email', title: 'E-mail' },
    { name: 'role', title: 'Role' },
    { name: 'active', title: 'State' },
    { name: 'hasSecondFactor', title: 'Second factor' },
    { name: 'createdAt', title: 'Since' },
    { name: 'acts', title: 'Actions', isTitleHidden: true },
  ];
  protected readonly roles = ROLES;

  protected readonly changeRole = action((user: User, role: string) => this.change(user, { role: role as Role }));
  protected readonly setActive = action((user: User, active: boolean) => this.change(user, { active }));
  protected readonly problem = computed(() => this.changeRole.problem() ?? this.setActive.problem());

  protected async resetFactor(user: User): Promise<void> {
    const dialog = this.dialog.open<ResetFactorDialog, User, boolean>(ResetFactorDialog, {
      data: user,
      width: '480px',
    });
    if ((await firstValueFrom(dialog.afterClosed())) !== true) return;
    this.changed.update((before) => new Map(before).set(user.id, { ...user, hasSecondFactor: false }));
  }

  protected isMe(user: User): boolean {
    return user.id === this.session.user()?.id;
  }

  private async change(user: User, change: { role?: Role; active?: boolean }): Promise<void> {
    try {
      const now = await this.client.change(user.id, change);
      this.changed.update((before) => new Map(before).set(user.id, now));
    } catch (error) {
      // The server refused, for example the last administrator: a new object makes the select show the truth again.
      this.changed.update((before) => new Map(before).set(user.id, { ...user }));
      throw error;
    }
  }
}
