import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import type { Dataset } from '../data/dataset.js';
import { DatasetClient } from '../data/dataset-client.js';

/** What is released, by name. */
@Component({
  selector: 'odr-datasets-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Table],
  templateUrl: './datasets-page.html',
})
export default class DatasetsPage {
  private readonly client = inject(DatasetClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);

  protected readonly list = new PagedList<Dataset, true>(
    () => true,
    (_query, cursor) => this.client.list(cursor),
  );
  protected readonly name = signal('');
  protected readonly create = action(async () => {
    const { id } = await this.client.create({ name: this.name().trim(), visibility: 'private' });
    await this.router.navigate(['/datasets', id]);
  });
  protected readonly columns: readonly Column[] = [
    { name: 'title', title: 'Dataset' },
    { name: 'latest', title: 'Version' },
    { name: 'items', title: 'Items', align: 'end' },
    { name: 'visibility', title: 'Seen by' },
    { name: 'withdrawals', title: 'Withdrawn', align: 'end' },
  ];

  protected submit(event: Event): void {
    event.preventDefault();
    void this.create.run();
  }
}
