import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { VERSION_WITHDRAWAL_WORDS, type Withdrawal, WITHDRAWAL_WORDS, type WithdrawalFeed } from '../data/dataset.js';
import { DatasetClient, FEED_PAGE } from '../data/dataset-client.js';

/** The signed feed of what was withdrawn after release, and how far it is. */
@Component({
  selector: 'odr-withdrawals',
  imports: [Cell, CopyBox, ProblemView, RouterLink, ShowMore, Skeleton, Table, TimeAgo],
  templateUrl: './withdrawals.html',
  styles: ':host { display: grid; gap: 12px; } code { overflow-wrap: anywhere; }',
})
export class Withdrawals {
  private readonly client = inject(DatasetClient);

  readonly id = input.required<string>();
  /** Through which an item can be looked at. */
  readonly version = input<string>();

  private readonly latest = signal<WithdrawalFeed | undefined>(undefined);
  protected readonly list = new PagedList<Withdrawal, string>(
    () => this.id(),
    async (id, cursor) => {
      const feed = await this.client.withdrawals(id, Number(cursor ?? 0));
      this.latest.set(feed);
      const last = feed.items.at(-1);
      return { items: feed.items, nextCursor: feed.items.length === FEED_PAGE && last ? String(last.sequence) : null };
    },
  );
  protected readonly head = computed(() => this.latest()?.head);
  protected readonly keys = computed(() => this.latest()?.keys ?? []);
  protected readonly columns: readonly Column[] = [
    { name: 'sequence', title: 'Entry', align: 'end' },
    { name: 'picture', title: 'Picture' },
    { name: 'reason', title: 'Why' },
    { name: 'at', title: 'When' },
    { name: 'hash', title: 'sha256 or root to drop' },
  ];
  protected readonly words: Readonly<Record<string, string>> = { ...WITHDRAWAL_WORDS, ...VERSION_WITHDRAWAL_WORDS };
}
