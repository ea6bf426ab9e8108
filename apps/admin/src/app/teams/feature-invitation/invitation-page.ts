import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { InvitationClient } from '../data/invitation-client.js';
import { ROLE_MEANS, teamRoleWord } from '../data/team.js';

/** Where the link of an invitation leads: who asks me into what, and my answer. Signing in comes first, and back here. */
@Component({
  selector: 'odr-invitation-page',
  imports: [Empty, Icon, MatButton, ProblemView, RouterLink, Skeleton, TimeAgo],
  templateUrl: './invitation-page.html',
  styleUrl: './invitation-page.scss',
})
export default class InvitationPage {
  readonly token = input.required<string>();

  private readonly client = inject(InvitationClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly user = this.session.user;
  protected readonly back = computed(() => `/invitations/${encodeURIComponent(this.token())}`);
  private readonly answer = resource({
    params: () => (this.session.isSignedIn() ? { token: this.token(), user: this.user()?.id } : undefined),
    loader: ({ params }) => this.client.get(params.token),
  });
  protected readonly invitation = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly means = computed(() => {
    const invitation = this.invitation();
    return invitation ? ROLE_MEANS[invitation.role] : '';
  });

  protected readonly accept = action(async () => {
    const team = await this.client.accept(this.token());
    await this.router.navigate(['/teams', team.id]);
  });
  protected readonly decline = action(async () => {
    await this.client.decline(this.token());
    await this.router.navigateByUrl('/teams');
  });
  protected readonly writeProblem = computed(() => this.accept.problem() ?? this.decline.problem());
  protected readonly teamRoleWord = teamRoleWord;

  protected again(): void {
    this.answer.reload();
  }

  /** For those who are signed in with another address than the one that was invited. */
  protected async switchAccount(): Promise<void> {
    await this.session.logout();
    await this.router.navigate(['/sign-in'], { queryParams: { return: this.back() } });
  }
}
