import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { HistoryClient } from '../data/history-client.js';
import type { DeletedAnnotation } from '../data/history.js';
import { valueWord } from '../data/pointer.js';

/** What one has written and deleted, and the way to have it back. */
@Component({
  selector: 'odr-deleted-page',
  imports: [Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, TimeAgo],
  templateUrl: './deleted-page.html',
  styles: `
    ul {
      display: grid;
      gap: 10px;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
    }

    .value {
      overflow-wrap: anywhere;
    }
  `,
})
export default class DeletedPage {
  private readonly client = inject(HistoryClient);
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly list = new PagedList<DeletedAnnotation, true>(
    () => true,
    (_query, cursor) => this.client.deleted(cursor),
  );
  protected readonly restoring = action(async ({ id }: DeletedAnnotation) => {
    await this.client.restore(id);
    this.snackBar.open('The annotation is back, with its history.', undefined, { duration: 5_000 });
    await this.router.navigate(['/annotations', id, 'history']);
  });

  protected sourcesOf({ sources }: DeletedAnnotation): string {
    return sources.map(({ name }) => name).join(', ');
  }

  /** Enough to know it again. */
  protected valueOf({ annotation }: DeletedAnnotation): string {
    const text = valueWord(annotation);
    return text.length > 300 ? `${text.slice(0, 300)} …` : text;
  }
}
