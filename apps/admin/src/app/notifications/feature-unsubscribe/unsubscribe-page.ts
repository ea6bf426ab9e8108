import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { NoticeClient } from '../../shared/data-notices/data/notice-client.js';
import { CATEGORY_WORDS, type Unsubscribing } from '../../shared/data-notices/notice.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { injectLinkToken } from '../../shared/util-url-state/link-token.js';

/** Where the link at the end of a mail leads: stops the mails of one category, signed in or not, and has them back. */
@Component({
  selector: 'odr-unsubscribe-page',
  imports: [MatButton, ProblemView, RouterLink, Skeleton],
  templateUrl: './unsubscribe-page.html',
  styleUrl: './unsubscribe-page.scss',
})
export default class UnsubscribePage {
  private readonly client = inject(NoticeClient);
  private readonly session = inject(Session);

  protected readonly token = injectLinkToken();
  protected readonly asked = resource({
    params: () => this.token() || undefined,
    loader: ({ params }) => this.client.unsubscribing(params),
  });
  protected readonly standing = linkedSignal<Unsubscribing | undefined>(() =>
    this.asked.hasValue() ? this.asked.value() : undefined,
  );
  protected readonly set = action(async (byMail: boolean) => {
    this.standing.set(await this.client.setByLink(this.token(), byMail));
  });

  protected readonly isSignedIn = this.session.isSignedIn;
  protected readonly words = computed(() => {
    const standing = this.standing();
    return standing === undefined ? undefined : CATEGORY_WORDS[standing.category];
  });
  protected readonly problem = computed(() => (this.asked.error() ? toProblem(this.asked.error()) : undefined));
  protected readonly isTooOld = computed(() => this.problem()?.code === 'notification.unsubscribe_unknown');
}
