import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import {
  type Content,
  PROCESSING_STATES,
  STATUSES,
  isPublic,
  processingReason,
} from '../../shared/data-content/content.js';
import { type ContentFilter, ContentClient } from '../../shared/data-content/data/content-client.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { lookOf } from '../../shared/ui-status/status-kind.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatSize, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { mendingOf, mineSummary } from '../mending.js';

/** What the signed-in person has contributed, whatever became of it. */
@Component({
  selector: 'odr-mine-page',
  imports: [Cell, Empty, Icon, MatButton, Picture, ProblemView, RouterLink, ShowMore, Skeleton, Status, Table, TimeAgo],
  templateUrl: './mine-page.html',
  styleUrl: './mine-page.scss',
})
export default class MinePage {
  readonly q = input<string>();
  readonly status = input<string>();
  readonly processing = input<string>();
  readonly license = input<string>();
  readonly flag = input<string>();

  private readonly client = inject(ContentClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly url = injectUrlState();

  private readonly query = computed<ContentFilter | undefined>(() => {
    const userId = this.session.user()?.id;
    if (!userId) return undefined;
    return {
      userId,
      q: this.q(),
      status: this.status(),
      processingState: this.processing(),
      license: this.license(),
      flag: this.flag(),
    };
  });
  protected readonly list = new PagedList<Content, ContentFilter>(
    () => this.query(),
    (query, cursor) => this.client.list(query, cursor),
  );
  protected readonly isFiltered = computed(() =>
    Boolean(this.q() || this.status() || this.processing() || this.license() || this.flag()),
  );
  protected readonly summary = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : mineSummary(total, this.list.items(), this.list.hasMore());
  });

  protected readonly statuses = STATUSES;
  protected readonly processingStates = PROCESSING_STATES;
  protected readonly columns: readonly Column[] = [
    { name: 'picture', title: 'Picture', isTitleHidden: true },
    { name: 'name', title: 'Name' },
    { name: 'status', title: 'Status' },
    { name: 'license', title: 'Licence' },
    { name: 'flags', title: 'Findings' },
    { name: 'size', title: 'Size', align: 'end' },
    { name: 'createdAt', title: 'Added' },
    { name: 'edit', title: 'Edit', isTitleHidden: true, align: 'end' },
  ];
  protected readonly isPublic = isPublic;
  protected readonly mendingOf = mendingOf;
  protected readonly processingReason = processingReason;
  protected readonly formatSize = formatSize;
  protected readonly words = words;
  protected readonly wordOf = (code: string): string => lookOf(code, undefined).word;
  protected readonly searchSoon = debounced(300, (q: string) => this.url.patch({ q }));
  protected readonly licenseSoon = debounced(400, (license: string) => this.url.patch({ license }));
  protected readonly flagSoon = debounced(400, (flag: string) => this.url.patch({ flag }));

  /** This list as it stands, to come back to after an edit. */
  protected here(): string {
    return this.router.url;
  }

  protected clear(): void {
    this.url.patch({ q: undefined, status: undefined, processing: undefined, license: undefined, flag: undefined });
  }
}
