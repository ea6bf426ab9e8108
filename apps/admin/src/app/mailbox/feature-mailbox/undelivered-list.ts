import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { MailboxClient } from '../data/mailbox-client.js';
import { letterWord, reasonOf, standingOf, type UndeliveredMail } from '../data/undelivered.js';

const COLUMNS: readonly Column[] = [
  { name: 'to', title: 'To' },
  { name: 'letter', title: 'About' },
  { name: 'reason', title: 'Because' },
  { name: 'state', title: 'Now' },
  { name: 'createdAt', title: 'Written' },
  { name: 'acts', title: 'Actions', isTitleHidden: true },
];

/** Mails that the mail server has not taken: why, and trying them again. */
@Component({
  selector: 'odr-undelivered-list',
  imports: [Cell, Empty, Icon, MatButton, ProblemView, ShowMore, Skeleton, Table, TimeAgo],
  templateUrl: './undelivered-list.html',
})
export class UndeliveredList {
  private readonly client = inject(MailboxClient);

  protected readonly columns = COLUMNS;
  protected readonly standingOf = standingOf;
  protected readonly letterWord = letterWord;
  protected readonly reasonOf = reasonOf;
  /** What the last act came to. */
  protected readonly said = signal('');

  protected readonly list = new PagedList<UndeliveredMail, true>(
    () => true,
    (_query, cursor) => this.client.undelivered(cursor),
  );

  protected readonly retry = action(async ({ id, to }: UndeliveredMail) => {
    await this.client.retry(id);
    this.said.set(`The mail to ${to} is being tried again.`);
    this.list.reload();
  });

  protected readonly retryAll = action(async () => {
    const retried = await this.client.retryAll();
    this.said.set(retried === 1 ? 'One mail is being tried again.' : `${retried} mails are being tried again.`);
    this.list.reload();
  });
}
