import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Role } from '@odr/contracts';

import type { ApiKey, CreatedApiKey, NewApiKey } from '../../shared/data-api-key/api-key.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { SERVICE_ROLES, type ServiceAccountChange, hindranceOf } from '../data/service-account.js';
import { ServiceAccountClient } from '../data/service-account-client.js';
import { KeyForm } from '../ui/key-form.js';

/** One pipeline's account: what it may do, who answers for it, and its keys. */
@Component({
  selector: 'odr-service-account-page',
  imports: [Cell, CopyBox, Icon, KeyForm, MatButton, ProblemView, RouterLink, Skeleton, Status, Table, TimeAgo],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export default class AccountPage {
  private readonly client = inject(ServiceAccountClient);
  readonly id = input.required<string>();

  protected readonly account = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly keys = resource({ params: () => this.id(), loader: ({ params }) => this.client.keys(params) });
  protected readonly problem = computed(() => {
    const error = this.account.error() ?? this.keys.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly role = linkedSignal(() => (this.account.hasValue() ? this.account.value().role : undefined));
  protected readonly hindrance = computed(() =>
    this.account.hasValue() ? hindranceOf(this.account.value()) : undefined,
  );
  protected readonly isMaking = signal(false);
  protected readonly made = signal<CreatedApiKey | undefined>(undefined);

  protected readonly change = action(async (change: ServiceAccountChange) => {
    try {
      this.account.set(await this.client.change(this.id(), change));
      this.keys.reload();
    } catch (error) {
      // The server refused: another object makes the choice show the truth again.
      this.account.update((before) => before && { ...before });
      throw error;
    }
  });
  protected readonly accept = action(async () => {
    await this.client.acceptAgreements(this.id());
    this.account.reload();
  });
  protected readonly make = action(async (wish: NewApiKey) => {
    this.made.set(await this.client.makeKey(this.id(), wish));
    this.isMaking.set(false);
    this.refresh();
  });
  protected readonly revoke = action(async (key: ApiKey) => {
    await this.client.revokeKey(this.id(), key.id);
    if (this.made()?.id === key.id) this.made.set(undefined);
    this.refresh();
  });
  protected readonly writeProblem = computed(
    () => this.change.problem() ?? this.accept.problem() ?? this.make.problem() ?? this.revoke.problem(),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Key' },
    { name: 'scopes', title: 'May do' },
    { name: 'lastUsedAt', title: 'Last used' },
    { name: 'expiresAt', title: 'Ends' },
    { name: 'acts', title: 'Actions', isTitleHidden: true },
  ];
  protected readonly roles = SERVICE_ROLES;
  protected readonly plural = plural;

  protected setRole(role: string): void {
    this.role.set(role as Role);
    void this.change.run({ role: role as Role });
  }

  private refresh(): void {
    this.keys.reload();
    this.account.reload();
  }
}
