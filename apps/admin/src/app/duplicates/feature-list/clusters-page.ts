import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { altOf, isPublic } from '../../shared/data-content/content.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type Cluster, COPY_REASONS, reasonWord } from '../data/cluster.js';
import { ClusterClient } from '../data/cluster-client.js';

/** Copies that wait for a decision. */
@Component({
  selector: 'odr-clusters-page',
  imports: [Empty, Picture, ProblemView, RouterLink, ShowMore, Skeleton, TimeAgo],
  templateUrl: './clusters-page.html',
  styleUrl: './clusters-page.scss',
})
export default class ClustersPage {
  /** From the address: only clusters with such a pair. */
  readonly reason = input<string>();

  /** From the address: only the group of this picture. */
  readonly contentId = input<string>();

  private readonly client = inject(ClusterClient);
  private readonly router = inject(Router);

  protected readonly list = new PagedList<Cluster, { readonly reason?: string; readonly contentId?: string }>(
    () => ({ reason: this.reason(), contentId: this.contentId() }),
    (filter, cursor) => this.client.list(filter, cursor),
  );
  protected readonly reasons = COPY_REASONS;
  protected readonly reasonWord = reasonWord;
  protected readonly altOf = altOf;
  protected readonly isPublic = isPublic;
  protected readonly plural = plural;

  protected filter(reason: string): void {
    void this.router.navigate([], { queryParams: { reason: reason || null } });
  }
}
