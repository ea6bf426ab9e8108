import { Component, booleanAttribute, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { NoticeClient } from '../../shared/data-notices/data/notice-client.js';
import type { Notice, NoticePage } from '../../shared/data-notices/notice.js';
import { Unread } from '../../shared/data-notices/unread.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { byDay, type Line, unreadIds } from '../data/days.js';
import { NoticeLine } from '../ui/notice-line.js';

/** What I was told, day by day. */
@Component({
  selector: 'odr-centre-page',
  imports: [Empty, Icon, MatButton, NoticeLine, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './centre-page.html',
  styleUrl: './centre-page.scss',
})
export default class CentrePage {
  private readonly client = inject(NoticeClient);
  private readonly counter = inject(Unread);
  private readonly router = inject(Router);

  /** From the address: whether only what is unread is listed. */
  readonly unread = input(false, { transform: booleanAttribute });

  private readonly readHere = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly list = new PagedList<Notice, { readonly unread: boolean }, NoticePage>(
    () => ({ unread: this.unread() }),
    ({ unread }, cursor) => this.client.list(unread, cursor),
  );
  protected readonly days = computed(() =>
    byDay(
      this.list
        .items()
        .map((notice) => ({ ...notice, readAt: notice.readAt ?? this.readHere().get(notice.id) ?? null })),
      new Date(),
    ),
  );
  protected readonly unreadCount = this.counter.count;

  protected readonly read = action(async (line: Line) => {
    const ids = unreadIds(line);
    if (ids.length > 0) this.tookNote(ids, await this.client.read(ids));
  });
  protected readonly readAll = action(async () => {
    const [latest] = this.list.items();
    if (latest === undefined) return;
    const ids = this.list.items().map(({ id }) => id);
    this.tookNote(ids, await this.client.readAll(latest.id));
  });

  constructor() {
    effect(() => {
      const page = this.list.page();
      if (page !== undefined) this.counter.set(page.unread);
    });
  }

  /** Looking at what a notice is about is reading it; the way there does not wait for that. */
  protected async open(line: Line, path: string): Promise<void> {
    void this.read.run(line);
    await this.router.navigateByUrl(path);
  }

  private tookNote(ids: readonly string[], unread: number): void {
    const now = new Date().toISOString();
    this.readHere.update((before) => new Map([...before, ...ids.map((id) => [id, now] as const)]));
    this.counter.set(unread);
  }
}
