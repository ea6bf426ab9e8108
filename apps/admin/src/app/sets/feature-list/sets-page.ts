import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import type { ContentSet } from '../../shared/data-sets/content-set.js';
import { SetClient, type SetFilter } from '../../shared/data-sets/data/set-client.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';

/** Sets of pictures: one's own, those of one's teams, and what others made public. */
@Component({
  selector: 'odr-sets-page',
  imports: [Empty, Icon, MatButton, Picture, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './sets-page.html',
  styleUrl: './sets-page.scss',
})
export default class SetsPage {
  /** `all`, or one's own when left out. */
  readonly whose = input<string>();
  readonly q = input<string>();

  private readonly client = inject(SetClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly url = injectUrlState();

  protected readonly isMine = computed(() => this.session.isSignedIn() && this.whose() !== 'all');
  private readonly query = computed<SetFilter>(() => ({
    userId: this.isMine() ? this.session.user()?.id : undefined,
    q: this.q(),
  }));
  protected readonly list = new PagedList<ContentSet, SetFilter>(
    () => this.query(),
    (query, cursor) => this.client.list(query, cursor),
  );
  protected readonly name = signal('');
  protected readonly create = action(async () => {
    const { id } = await this.client.create({ name: this.name().trim() });
    await this.router.navigate(['/sets', id]);
  });
  protected readonly plural = plural;

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.name().trim()) void this.create.run();
  }
}
