import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { type Content, PROCESSING_STATES, STATUSES } from '../../shared/data-content/content.js';
import { ContentClient, type ContentFilter } from '../../shared/data-content/data/content-client.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PictureCard } from '../../shared/ui-picture-card/picture-card.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { lookOf } from '../../shared/ui-status/status-kind.js';
import { plural } from '../../shared/util-format/format.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { TeamStore } from '../feature-team/team-store.js';

/** What the team holds, published or not. */
@Component({
  selector: 'odr-team-contents-page',
  imports: [Empty, MatButton, PictureCard, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './contents-page.html',
  styleUrl: '../feature-members/members-page.scss',
})
export default class TeamContentsPage {
  readonly status = input<string>();
  readonly processing = input<string>();

  private readonly client = inject(ContentClient);
  protected readonly store = inject(TeamStore);
  protected readonly url = injectUrlState();
  private readonly query = computed<ContentFilter | undefined>(() => {
    const teamId = this.store.id();
    return teamId === undefined ? undefined : { teamId, status: this.status(), processingState: this.processing() };
  });
  protected readonly list = new PagedList<Content, ContentFilter>(
    () => this.query(),
    (query, cursor) => this.client.list(query, cursor),
  );
  protected readonly isFiltered = computed(() => Boolean(this.status() ?? this.processing()));
  protected readonly summary = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : plural(total, 'item');
  });

  protected readonly statuses = STATUSES;
  protected readonly processingStates = PROCESSING_STATES;
  protected readonly wordOf = (code: string): string => lookOf(code, undefined).word;

  /** A published item shows its licence alone; of the others one wants to know how far they are. */
  protected noteOf({ status, processingState }: Content): string {
    if (processingState !== 'done') return this.wordOf(processingState);
    return status === 'available' ? '' : this.wordOf(status);
  }

  protected clear(): void {
    this.url.patch({ status: undefined, processing: undefined });
  }
}
