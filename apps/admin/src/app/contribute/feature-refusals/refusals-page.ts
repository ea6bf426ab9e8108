import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { UploadClient } from '../data/upload-client.js';
import type { Refusal } from '../upload.js';

/** What was turned away at the door, and why. Nothing of it was kept. */
@Component({
  selector: 'odr-refusals-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, Skeleton, Table, TimeAgo],
  template: `
    <section class="odr-page">
      <header class="odr-page-head">
        <h1 tabindex="-1">Refused uploads</h1>
        <a matButton routerLink="/contribute">My content</a>
        <a matButton="filled" routerLink="/contribute/upload">Upload</a>
      </header>
      @if (list.problem(); as problem) {
        <odr-problem [problem]="problem" (again)="list.reload()" />
      }
      @if (list.isLoading()) {
        <odr-skeleton [count]="6" />
      } @else if (list.isEmpty()) {
        <odr-empty icon="check_circle" title="Nothing was refused"
          >Files that cannot be accepted are listed here with their reason.</odr-empty
        >
      } @else if (list.items().length > 0) {
        <odr-table caption="Refused uploads" [columns]="columns" [rows]="list.items()">
          <ng-template odrCell="detail" let-row>{{ row.detail }}</ng-template>
          <ng-template odrCell="code" let-row
            ><code>{{ row.code }}</code></ng-template
          >
          <ng-template odrCell="createdAt" let-row><odr-time-ago [at]="row.createdAt" /></ng-template>
        </odr-table>
        @if (list.hasMore()) {
          <button matButton="outlined" type="button" [disabled]="list.isLoadingMore()" (click)="list.loadMore()">
            Show more
          </button>
        }
      }
    </section>
  `,
})
export default class RefusalsPage {
  private readonly client = inject(UploadClient);
  protected readonly columns: readonly Column[] = [
    { name: 'fileName', title: 'File' },
    { name: 'detail', title: 'Reason' },
    { name: 'code', title: 'Code' },
    { name: 'createdAt', title: 'When' },
  ];
  protected readonly list = new PagedList<Refusal, true>(
    () => true,
    (_query, cursor) => this.client.refusals(cursor),
  );
}
