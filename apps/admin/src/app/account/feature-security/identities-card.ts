import { Component, computed, inject, resource, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { LEAVE } from '../data/leave.js';
import type { Identity, Provider } from '../data/provider.js';
import { ProviderClient } from '../data/provider-client.js';
import { ProviderIcon } from '../ui/provider-icon.js';

/** My accounts elsewhere by which I sign in: which there are, linking another, doing without one. */
@Component({
  selector: 'odr-identities-card',
  imports: [MatButton, PasswordField, ProblemView, ProviderIcon, Skeleton, TimeAgo],
  templateUrl: './identities-card.html',
  styleUrls: ['../ui/account-page.scss', './identities-card.scss'],
})
export class IdentitiesCard {
  private readonly client = inject(ProviderClient);
  private readonly leave = inject(LEAVE);

  protected readonly loaded = resource({
    loader: async () => {
      const [providers, identities] = await Promise.all([this.client.providers(), this.client.identities()]);
      return { providers, identities };
    },
  });
  protected readonly loadProblem = computed(() => (this.loaded.error() ? toProblem(this.loaded.error()) : undefined));
  protected readonly identities = computed(() => (this.loaded.hasValue() ? this.loaded.value().identities : []));
  protected readonly providers = computed(() => (this.loaded.hasValue() ? this.loaded.value().providers : []));
  /** Nothing is said about it where no provider is set up. */
  protected readonly isNeeded = computed(
    () => !this.loaded.hasValue() || this.identities().length + this.providers().length > 0,
  );

  private readonly model = signal({ password: '' });
  protected readonly fields = form(this.model, (path) => required(path.password, { message: 'Enter your password' }));
  /** The provider for which the password has to be entered first: the sign-in was a while ago. */
  protected readonly asking = signal<Provider | undefined>(undefined);
  protected readonly unlinked = signal<string | undefined>(undefined);

  protected readonly link = action(async (provider: Provider) => {
    const password = this.asking() === provider ? this.model().password : undefined;
    this.leave(await this.client.startLink(provider.name, password));
  });
  protected readonly unlink = action(async (identity: Identity) => {
    this.unlinked.set(undefined);
    await this.client.unlink(identity.id);
    this.loaded.update((before) =>
      before ? { ...before, identities: before.identities.filter((one) => one !== identity) } : before,
    );
    this.unlinked.set(identity.label);
  });
  /** What cannot be told at the field. */
  protected readonly problem = computed(() => {
    const problem = this.link.problem();
    const isAtField = problem?.code === 'auth.bad_credentials' || problem?.code === 'auth.reauthentication_required';
    return problem && !isAtField ? problem : this.unlink.problem();
  });

  protected async onLink(provider: Provider): Promise<void> {
    this.unlink.clear();
    this.fields().reset({ password: '' });
    this.asking.set(undefined);
    await this.link.run(provider);
    if (this.link.problem()?.code === 'auth.reauthentication_required') this.asking.set(provider);
  }

  protected async onPassword(event: Event, provider: Provider): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.link.run(provider);
      return this.link.problem()?.code === 'auth.bad_credentials'
        ? [{ kind: 'wrong', message: 'This is not your password', fieldTree: this.fields.password }]
        : undefined;
    });
  }
}
