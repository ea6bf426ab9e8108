import { Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';

import { RestoreClient } from '../../shared/data-content/data/restore-client.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { sentenceOf, toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatSize } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type DeletedItem, OBSTACLE_WORDS } from '../contribution.js';
import { ContributionClient } from '../data/contribution-client.js';

/** What of mine was deleted, and can come back for a while. */
@Component({
  selector: 'odr-deleted-list',
  imports: [Cell, Empty, MatButton, ProblemView, ShowMore, Skeleton, Table, TimeAgo],
  template: `
    @if (list.problem(); as problem) {
      <odr-problem [problem]="problem" (again)="list.reload()" />
    }
    @if (list.isLoading()) {
      <odr-skeleton [count]="6" />
    } @else if (list.isEmpty()) {
      <odr-empty icon="delete" title="Nothing of yours is deleted">
        What you delete stays here for some weeks, so that it can be restored.
      </odr-empty>
    } @else if (list.items().length > 0) {
      <odr-table caption="My deleted pictures" [columns]="columns" [rows]="list.items()">
        <ng-template odrCell="name" let-row>{{ row.content.name }}</ng-template>
        <ng-template odrCell="size" let-row>{{ formatSize(row.content.size) }}</ng-template>
        <ng-template odrCell="deletedAt" let-row><odr-time-ago [at]="row.deletedAt" /></ng-template>
        <ng-template odrCell="until" let-row>
          @if (obstacleOf(row); as obstacle) {
            <span class="odr-quiet">{{ obstacle }}</span>
          } @else {
            <odr-time-ago [at]="row.restorableUntil" />
          }
        </ng-template>
        <ng-template odrCell="restore" let-row>
          @if (!row.obstacle) {
            <button
              matButton="tonal"
              type="button"
              [disabled]="busy() === row.content.id"
              [attr.aria-label]="'Restore ' + row.content.name"
              (click)="restore(row)"
            >
              Restore
            </button>
          }
        </ng-template>
      </odr-table>
      <odr-show-more [list]="list" />
    }
  `,
  styles: ':host { display: grid; gap: 14px; }',
})
export class DeletedList {
  /** Something came back. */
  readonly restored = output<void>();

  private readonly client = inject(ContributionClient);
  private readonly restoreClient = inject(RestoreClient);
  private readonly snackBar = inject(MatSnackBar);
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly list = new PagedList<DeletedItem, true>(
    () => true,
    (_all, cursor) => this.client.deleted(cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Name' },
    { name: 'size', title: 'Size', align: 'end' },
    { name: 'deletedAt', title: 'Deleted' },
    { name: 'until', title: 'Can be restored until' },
    { name: 'restore', title: 'Restore', isTitleHidden: true, align: 'end' },
  ];
  protected readonly formatSize = formatSize;
  protected readonly obstacleOf = ({ obstacle }: DeletedItem): string => (obstacle ? OBSTACLE_WORDS[obstacle] : '');

  protected async restore({ content }: DeletedItem): Promise<void> {
    this.busy.set(content.id);
    try {
      await this.restoreClient.restore(content.id);
      this.snackBar.open(`“${content.name}” is back.`, undefined, { duration: 5_000 });
      this.restored.emit();
    } catch (error) {
      // The same file may have come again a moment ago: the list says so when it is read anew.
      this.snackBar.open(sentenceOf(toProblem(error)), undefined, { duration: 6_000 });
    }
    this.busy.set(undefined);
    this.list.reload();
  }
}
