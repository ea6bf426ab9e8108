import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { type KeptMail, stretchesOf } from '../data/mail.js';
import { MailboxClient } from '../data/mailbox-client.js';
import { UndeliveredList } from './undelivered-list.js';

/** The mails that an installation without a mail server keeps: whom they were for, and their links, which work. Elsewhere, what has not arrived. */
@Component({
  selector: 'odr-mailbox-page',
  imports: [Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, TimeAgo, UndeliveredList],
  templateUrl: './mailbox-page.html',
  styleUrl: './mailbox-page.scss',
})
export default class MailboxPage {
  private readonly client = inject(MailboxClient);

  /** From the address: the mail that is open. */
  readonly id = input<string>();

  protected readonly list = new PagedList<KeptMail, true>(
    () => true,
    (_query, cursor) => this.client.list(cursor),
  );
  protected readonly open = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.read(params),
  });
  protected readonly stretches = computed(() => (this.open.hasValue() ? stretchesOf(this.open.value().text) : []));
  protected readonly openProblem = computed(() => (this.open.error() ? toProblem(this.open.error()) : undefined));
  /** Mails are sent here, so there is nothing to keep: no failure. */
  protected readonly isNotKept = computed(() => this.list.problem()?.code === 'mailbox.not_kept');
}
