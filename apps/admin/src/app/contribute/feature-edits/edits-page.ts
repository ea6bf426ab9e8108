import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { sentenceOf, toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type BulkEdit, changesWords, countsWords, undoWords } from '../bulk-edit.js';
import { BulkClient } from '../data/bulk-client.js';

/** The edits of many pictures that I have made, with the way back. */
@Component({
  selector: 'odr-edits-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Table, TimeAgo],
  template: `
    <section class="odr-page">
      <header class="odr-page-head">
        <h1 tabindex="-1">My edits of many pictures</h1>
        <a matButton routerLink="/contribute">My content</a>
      </header>
      @if (list.problem(); as problem) {
        <odr-problem [problem]="problem" (again)="list.reload()" />
      }
      @if (list.isLoading()) {
        <odr-skeleton [count]="4" />
      } @else if (list.isEmpty()) {
        <odr-empty icon="history" title="You have not edited many pictures at once yet">
          Choose pictures among your content, and change their licence, authors, sources or names in one go. What you
          did is kept here, to be taken back.
          <a odrNext matButton="filled" routerLink="/contribute">My content</a>
        </odr-empty>
      } @else if (list.items().length > 0) {
        <odr-table caption="My edits of many pictures" [columns]="columns" [rows]="list.items()">
          <ng-template odrCell="what" let-row>{{ changesWords(row.changes) }}</ng-template>
          <ng-template odrCell="counts" let-row>{{
            row.undoneAt ? undoWords(row) : countsWords(row.counts)
          }}</ng-template>
          <ng-template odrCell="at" let-row><odr-time-ago [at]="row.createdAt" /></ng-template>
          <ng-template odrCell="undo" let-row>
            @if (!row.undoneAt && row.counts.changed > 0) {
              <button
                matButton
                type="button"
                [disabled]="busy() === row.id"
                [attr.aria-label]="'Undo: ' + changesWords(row.changes)"
                (click)="undo(row)"
              >
                Undo
              </button>
            }
          </ng-template>
        </odr-table>
        <odr-show-more [list]="list" />
      }
    </section>
  `,
})
export default class EditsPage {
  private readonly client = inject(BulkClient);
  private readonly snackBar = inject(MatSnackBar);
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly list = new PagedList<BulkEdit, true>(
    () => true,
    (_all, cursor) => this.client.list(cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'what', title: 'What' },
    { name: 'counts', title: 'Pictures' },
    { name: 'at', title: 'When' },
    { name: 'undo', title: 'Undo', isTitleHidden: true, align: 'end' },
  ];
  protected readonly changesWords = changesWords;
  protected readonly countsWords = countsWords;
  protected readonly undoWords = undoWords;

  protected async undo({ id }: BulkEdit): Promise<void> {
    this.busy.set(id);
    try {
      this.snackBar.open(undoWords(await this.client.undo(id)), undefined, { duration: 6_000 });
    } catch (error) {
      // Another tab may have taken it back just now; the list shows it.
      this.snackBar.open(sentenceOf(toProblem(error)), undefined, { duration: 6_000 });
    }
    this.busy.set(undefined);
    this.list.reload();
  }
}
