import { Component, type OnInit, booleanAttribute, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { localPath } from '../../shared/util-url-state/local-path.js';
import { failureWords } from '../data/provider.js';
import { ProviderClient } from '../data/provider-client.js';
import { SecondStep } from '../ui/second-step.js';

const NEEDS_CODE = new Set(['auth.second_factor_required', 'auth.second_factor_wrong']);

/** Where people arrive who come back from a provider: signs them in, or links, and sends them on. */
@Component({
  selector: 'odr-finish-page',
  imports: [MatButton, ProblemView, RouterLink, SecondStep],
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

  /** Stays once it was asked for, whatever the answer to a code is. */
  protected readonly needsCode = signal(false);
  protected readonly finish = action(async (code?: string) => {
    if (this.linking()) await this.client.finishLink();
    else await this.session.completeSignIn(code);
    await this.router.navigateByUrl(localPath(this.return()) ?? '/browse', { replaceUrl: true });
  });
  /** What ends it. A wrong code does not, nor what may pass while one is asked for: the next step says that itself. */
  protected readonly problem = computed(() => {
    const problem = this.finish.problem();
    if (problem === undefined || NEEDS_CODE.has(problem.code)) return undefined;
    return this.needsCode() && problem.code !== 'auth.provider_sign_in_over' ? undefined : problem;
  });

  ngOnInit(): void {
    if (this.failure() === undefined) void this.run();
  }

  protected async run(code?: string): Promise<void> {
    await this.finish.run(code);
    if (NEEDS_CODE.has(this.finish.problem()?.code ?? '')) this.needsCode.set(true);
  }

  protected beginAnew(): Promise<boolean> {
    return this.router.navigate(['/sign-in'], { queryParams: { return: this.return() } });
  }
}
