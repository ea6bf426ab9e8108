import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { FailureCause } from '../data/job-queue.js';

const COLUMNS: readonly Column[] = [
  { name: 'name', title: 'Job' },
  { name: 'count', title: 'Failed', align: 'end' },
  { name: 'cause', title: 'Because' },
  { name: 'latestAt', title: 'Latest' },
  { name: 'acts', title: 'Actions', isTitleHidden: true },
];

/** What failed for good, by cause: to look at, to repeat or to forget all at once. */
@Component({
  selector: 'odr-cause-table',
  imports: [Cell, MatButton, Table, TimeAgo],
  template: `
    <odr-table caption="Failures by cause" [columns]="columns" [rows]="causes()">
      <ng-template odrCell="count" let-row>{{ formatCount(row.count) }}</ng-template>
      <ng-template odrCell="cause" let-row>
        <code>{{ row.code }}</code>
        <p class="odr-quiet">{{ row.message }}</p>
      </ng-template>
      <ng-template odrCell="latestAt" let-row><odr-time-ago [at]="row.latestAt" /></ng-template>
      <ng-template odrCell="acts" let-row>
        <button matButton type="button" [attr.aria-label]="label('Show', row)" (click)="shown.emit(row)">Show</button>
        <button
          matButton
          type="button"
          [disabled]="isBusy()"
          [attr.aria-label]="label('Retry', row)"
          (click)="retried.emit(row)"
        >
          Retry
        </button>
        <button
          matButton
          type="button"
          [disabled]="isBusy()"
          [attr.aria-label]="label('Forget', row)"
          (click)="discarded.emit(row)"
        >
          Forget
        </button>
      </ng-template>
    </odr-table>
  `,
  styles: `
    p {
      margin: 2px 0 6px;
      max-inline-size: 70ch;
      overflow-wrap: anywhere;
    }
  `,
})
export class CauseTable {
  readonly causes = input.required<readonly FailureCause[]>();
  readonly isBusy = input(false);
  readonly shown = output<FailureCause>();
  readonly retried = output<FailureCause>();
  readonly discarded = output<FailureCause>();

  protected readonly columns = COLUMNS;
  protected readonly formatCount = formatCount;
  protected readonly label = (act: string, { name, code }: FailureCause): string =>
    `${act} ${name} that failed by ${code}`;
}
