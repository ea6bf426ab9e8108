import { Component, type OnInit, booleanAttribute, computed, inject, input, resource, signal } from '@angular/core';
import { FormField, form, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { localPath } from '../../shared/util-url-state/local-path.js';
import { failureWords } from '../data/provider.js';
import { ProviderClient } from '../data/provider-client.js';

const NEEDS_CODE = new Set(['auth.second_factor_required', 'auth.second_factor_wrong']);

/** Where people arrive who come back from a provider: signs them in, or links, and sends them on. */
@Component({
  selector: 'odr-finish-page',
  imports: [FormField, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemView, RouterLink],
  templateUrl: './finish-page.html',
  styleUrl: '../ui/account-form.scss',
})
export default class FinishPage implements OnInit {
  private readonly client = inject(ProviderClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  readonly provider = input('');
  readonly failure = input<string>();
  /** Whether somebody who is signed in wants to link an account, rather than to sign in. */
  readonly linking = input(false, { transform: booleanAttribute });
  readonly return = input<string>();

  private readonly providers = resource({ loader: () => this.client.providers() });
  /** Only a name that is set up here is repeated: the address may have been written by anyone. */
  protected readonly label = computed(() => {
    const known = this.providers.hasValue() ? this.providers.value() : [];
    return known.find(({ name }) => name === this.provider())?.label ?? 'the provider';
  });
  protected readonly failureWords = computed(() => failureWords(this.failure() ?? ''));
  protected readonly title = computed(() => (this.linking() ? `Link ${this.label()}` : `Sign in with ${this.label()}`));

  private readonly model = signal({ code: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.code, { message: 'Enter the code that your device shows' });
  });
  /** Stays once it was asked for, whatever the answer to a code is. */
  protected readonly needsCode = signal(false);
  protected readonly finish = action(async () => {
    if (this.linking()) await this.client.finishLink();
    else await this.session.completeSignIn(this.model().code.trim() || undefined);
    await this.router.navigateByUrl(localPath(this.return()) ?? '/browse', { replaceUrl: true });
  });
  protected readonly problem = computed(() => {
    const problem = this.finish.problem();
    return problem && NEEDS_CODE.has(problem.code) ? undefined : problem;
  });

  async ngOnInit(): Promise<void> {
    if (this.failure() === undefined) await this.run();
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.run();
      return this.finish.problem()?.code === 'auth.second_factor_wrong'
        ? [{ kind: 'wrong', message: 'This code is wrong, or was used before', fieldTree: this.fields.code }]
        : undefined;
    });
  }

  private async run(): Promise<void> {
    await this.finish.run();
    if (NEEDS_CODE.has(this.finish.problem()?.code ?? '')) this.needsCode.set(true);
  }
}
