import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type Hold, isLate, others, type Skip, skipWord } from '../data/hold.js';
import { HoldClient } from '../data/hold-client.js';

/** What is kept by whom and why, and what was passed on: for whoever leads. */
@Component({
  selector: 'odr-holds-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Table, TimeAgo],
  templateUrl: './holds-page.html',
  styleUrl: './holds-page.scss',
})
export default class HoldsPage {
  private readonly client = inject(HoldClient);
  private readonly session = inject(Session);
  private readonly now = new Date();

  protected readonly answer = resource({ loader: () => this.client.holds() });
  /** What was there stays while it is asked for again. */
  protected readonly holds = linkedSignal<readonly Hold[] | undefined, readonly Hold[] | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly skips = new PagedList<Skip, true>(
    () => true,
    (_query, cursor) => this.client.skips(cursor),
  );
  /** The case that is being given to somebody. */
  protected readonly giving = signal<Hold | undefined>(undefined);
  protected readonly to = signal('');
  private readonly people = resource({
    params: () => this.giving(),
    loader: ({ params }) => this.client.colleagues(params.queue),
  });
  protected readonly choices = computed(() => {
    const hold = this.giving();
    return hold && this.people.hasValue() ? others(this.people.value(), this.session.user(), hold) : undefined;
  });
  protected readonly said = signal('');
  protected readonly columns: readonly Column[] = [
    { name: 'moderator', title: 'Who' },
    { name: 'reason', title: 'Why' },
    { name: 'case', title: 'Case' },
    { name: 'state', title: 'Now' },
    { name: 'at', title: 'When' },
  ];
  protected readonly skipWord = skipWord;
  protected readonly isLate = (hold: Hold): boolean => isLate(hold, this.now);
  protected readonly nameOf = ({ name }: { name: string | null }): string => name ?? 'Something that is gone';

  protected readonly release = action(async (hold: Hold) => {
    try {
      await this.client.release(hold.itemId);
      this.said.set(`Released: ${this.nameOf(hold)}. Everybody in its queue may have it.`);
    } finally {
      this.answer.reload();
    }
  });

  protected readonly give = action(async (hold: Hold, to: string) => {
    try {
      await this.client.handOver(hold.itemId, to);
      this.giving.set(undefined);
      this.said.set(`Handed over: ${this.nameOf(hold)}. It is given to them before everything else.`);
    } finally {
      this.answer.reload();
    }
  });

  protected choose(hold: Hold | undefined): void {
    this.give.clear();
    this.to.set('');
    this.giving.set(hold);
  }
}
