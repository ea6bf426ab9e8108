import { Component, computed, inject, input, resource } from '@angular/core';

import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { Receiver } from '../data/dataset.js';
import { DatasetClient } from '../data/dataset-client.js';

/** Who received files of a dataset, and up to which withdrawal they say they pruned their copy. */
@Component({
  selector: 'odr-receivers',
  imports: [Cell, ProblemView, Skeleton, Status, Table, TimeAgo],
  templateUrl: './receivers.html',
  styles: ':host { display: grid; gap: 12px; }',
})
export class Receivers {
  private readonly client = inject(DatasetClient);

  readonly id = input.required<string>();
  /** So much has been withdrawn. */
  readonly withdrawn = input.required<number>();

  protected readonly answer = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.receivers(params),
  });
  protected readonly receivers = computed(() => (this.answer.hasValue() ? this.answer.value() : []));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  /** Those whose copy may still hold what was withdrawn. */
  protected readonly behind = computed(() => this.receivers().filter((one) => this.lacks(one) > 0).length);
  protected readonly columns: readonly Column[] = [
    { name: 'who', title: 'Who' },
    { name: 'downloads', title: 'Downloads', align: 'end' },
    { name: 'at', title: 'Last one' },
    { name: 'pruned', title: 'Pruned' },
  ];
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;

  /** Entries of the feed that they have not said they followed. */
  protected lacks({ acknowledged, downloads }: Receiver): number {
    return downloads === 0 ? 0 : this.withdrawn() - (acknowledged ?? 0);
  }

  protected nameOf({ name, userId }: Receiver): string {
    return name ?? (userId ? 'Somebody who has left' : 'Somebody without an account');
  }
}
