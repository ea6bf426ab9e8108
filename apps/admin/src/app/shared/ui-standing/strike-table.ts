import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { counts, type Strike, strikeWord } from '../data-standing/standing.js';
import { Cell, type Column, Table } from '../ui-table/table.js';
import { TimeAgo } from '../util-format/time-ago.js';

/** What decisions count against an account, the latest first. */
@Component({
  selector: 'odr-strike-table',
  imports: [Cell, RouterLink, Table, TimeAgo],
  template: `
    <odr-table caption="Strikes" [columns]="columns" [rows]="strikes()">
      <ng-template odrCell="policy" let-row>
        <a routerLink="/policies" [fragment]="row.policy">{{ row.policy }}</a>
      </ng-template>
      <ng-template odrCell="points" let-row>
        <span class="odr-number" [class.odr-quiet]="!stillCounts(row)">{{ row.points }}</span>
      </ng-template>
      <ng-template odrCell="state" let-row>{{ wordOf(row) }}</ng-template>
      <ng-template odrCell="struckAt" let-row><odr-time-ago [at]="row.struckAt" /></ng-template>
      <ng-template odrCell="expiresAt" let-row><odr-time-ago [at]="row.expiresAt" /></ng-template>
    </odr-table>
  `,
})
export class StrikeTable {
  readonly strikes = input.required<readonly Strike[]>();

  protected readonly columns: readonly Column[] = [
    { name: 'policy', title: 'Policy' },
    { name: 'points', title: 'Points', align: 'end' },
    { name: 'state', title: 'State' },
    { name: 'struckAt', title: 'Decided' },
    { name: 'expiresAt', title: 'Expires' },
  ];
  private readonly now = new Date();

  protected readonly stillCounts = (strike: Strike): boolean => counts(strike, this.now);
  protected readonly wordOf = (strike: Strike): string => strikeWord(strike, this.now);
}
