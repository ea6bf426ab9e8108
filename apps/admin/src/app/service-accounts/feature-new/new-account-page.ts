import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router, RouterLink } from '@angular/router';
import { Role } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { SERVICE_ROLES, type ServiceOwner } from '../data/service-account.js';
import { ServiceAccountClient } from '../data/service-account-client.js';
import { OwnerPicker } from '../ui/owner-picker.js';

/** Makes an account for a pipeline; its keys are made on its own page. */
@Component({
  selector: 'odr-new-account-page',
  imports: [Icon, MatButton, MatCheckbox, OwnerPicker, ProblemView, RouterLink],
  templateUrl: './new-account-page.html',
  styleUrl: './new-account-page.scss',
})
export default class NewAccountPage {
  private readonly client = inject(ServiceAccountClient);
  private readonly router = inject(Router);

  protected readonly name = signal('');
  protected readonly role = signal<Role>(Role.Contributor);
  protected readonly owner = signal<ServiceOwner | undefined>(undefined);
  protected readonly isToAccept = signal(true);
  private readonly words = signal('');
  private readonly search = resource({
    params: () => this.words() || undefined,
    loader: ({ params }) => this.client.ownersCalled(params),
  });
  protected readonly found = computed(() => (this.words() && this.search.hasValue() ? this.search.value() : undefined));
  protected readonly searchProblem = computed(() => (this.search.error() ? toProblem(this.search.error()) : undefined));
  protected readonly searchSoon = debounced(250, (words: string) => this.words.set(words.trim()));
  protected readonly isReady = computed(() => this.name().trim() !== '' && this.owner() !== undefined);
  protected readonly roles = SERVICE_ROLES;

  protected readonly create = action(async () => {
    const owner = this.owner();
    if (owner === undefined) return;
    const { type, id } = owner;
    const made = await this.client.create({ name: this.name().trim(), role: this.role(), owner: { type, id } });
    if (this.isToAccept()) await this.client.acceptAgreements(made.id);
    await this.router.navigateByUrl(`/service-accounts/${made.id}`);
  });

  protected setRole(role: string): void {
    this.role.set(role as Role);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isReady()) void this.create.run();
  }
}
