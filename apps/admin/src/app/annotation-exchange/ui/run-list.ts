import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Icon } from '../../shared/ui-icon/icon.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { filterWords, type NamesById } from '../data/annotation-filter.js';
import { asJob, canUndo, type CleaningRun, isMoving, lookOf, MODE_WORDS, resultWords } from '../data/cleaning.js';

/** Cleanings, the newest first: what each did, and the way back. */
@Component({
  selector: 'odr-cleaning-run-list',
  imports: [Cell, Icon, MatButton, Progress, RouterLink, Status, Table, TimeAgo],
  template: `
    <odr-table caption="Cleanings" [columns]="columns" [rows]="rows()">
      <ng-template odrCell="at" let-row><odr-time-ago [at]="row.run.createdAt" /></ng-template>
      <ng-template odrCell="result" let-row>
        @if (row.isMoving) {
          <odr-progress [job]="row.job" label="the cleaning" />
        }
        <a [routerLink]="['/annotation-exchange/cleaning', row.run.id]">{{ row.result }}</a>
      </ng-template>
      <ng-template odrCell="state" let-row><odr-status [code]="row.code" [label]="row.word" /></ng-template>
      <ng-template odrCell="acts" let-row>
        @if (row.run.state === 'running') {
          <button matButton type="button" [disabled]="isBusy()" (click)="cancelled.emit(row.run)">Cancel</button>
        }
        @if (row.canUndo) {
          <button matButton type="button" [disabled]="isBusy()" (click)="undone.emit(row.run)">
            <odr-icon matButtonIcon name="undo" /> Undo
          </button>
        }
      </ng-template>
    </odr-table>
  `,
  styles: `
    odr-table {
      --odr-cell-block: 6px;
      --odr-icon-size: 18px;
    }
  `,
})
export class RunList {
  readonly runs = input.required<readonly CleaningRun[]>();
  readonly names = input.required<NamesById>();
  readonly isBusy = input(false);
  readonly cancelled = output<CleaningRun>();
  readonly undone = output<CleaningRun>();

  protected readonly columns: readonly Column[] = [
    { name: 'at', title: 'When' },
    { name: 'who', title: 'Who' },
    { name: 'what', title: 'Which captions' },
    { name: 'mode', title: 'Recipe' },
    { name: 'state', title: 'State' },
    { name: 'result', title: 'Result' },
    { name: 'acts', title: 'Acts', isTitleHidden: true },
  ];
  protected readonly rows = computed(() =>
    this.runs().map((run) => ({
      run,
      who: run.userName ?? 'Somebody who left',
      what: filterWords(run.filter, this.names()),
      mode: MODE_WORDS[run.mode],
      ...lookOf(run.state),
      result: resultWords(run),
      job: asJob(run),
      isMoving: isMoving(run),
      canUndo: canUndo(run),
    })),
  );
}
