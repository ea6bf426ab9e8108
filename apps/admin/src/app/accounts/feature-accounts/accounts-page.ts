import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { filterOf, FILTERS } from '../data/account.js';
import { AccountClient } from '../data/account-client.js';

/** Accounts that moderation has something to say about. */
@Component({
  selector: 'odr-accounts-page',
  imports: [Cell, Empty, ProblemView, RouterLink, Skeleton, Table, TimeAgo],
  template: `
    <section class="odr-page">
      <header class="odr-page-head"><h1 tabindex="-1">Accounts</h1></header>
      <p class="odr-quiet lead">
        Decisions count against whoever contributed what they are about, for 90 days. Points do nothing by themselves:
        only a person suspends somebody, with a reason and an end.
      </p>
      <nav class="odr-filters" aria-label="Which accounts">
        @for (one of filters; track one.filter) {
          <a
            class="odr-chip"
            [class.chosen]="one.filter === chosen()"
            [attr.aria-current]="one.filter === chosen() || null"
            [routerLink]="[]"
            [queryParams]="one.filter === 'appealed' ? {} : { filter: one.filter }"
            >{{ one.word }}</a
          >
        }
      </nav>
      @if (problem(); as problem) {
        <odr-problem [problem]="problem" (again)="answer.reload()" />
      } @else if (accounts(); as accounts) {
        @if (accounts.length === 0) {
          <odr-empty icon="person" [title]="none()"
            >The account of whoever contributed something can be opened from its page.</odr-empty
          >
        } @else {
          <odr-table caption="Accounts" [columns]="columns" [rows]="accounts">
            <ng-template odrCell="name" let-row>
              <a [routerLink]="['/moderation/accounts', row.userId]">{{ row.name }}</a>
              @if (row.role !== 'contributor') {
                <span class="odr-quiet"> {{ row.role }}</span>
              }
            </ng-template>
            <ng-template odrCell="points" let-row
              ><span class="odr-number">{{ row.points }}</span></ng-template
            >
            <ng-template odrCell="strikes" let-row>
              @if (row.lastStruckAt; as at) {
                {{ plural(row.strikes, 'strike') }}, the last <odr-time-ago [at]="at" />
              } @else {
                <span class="odr-quiet">None that counts</span>
              }
            </ng-template>
            <ng-template odrCell="suspended" let-row>
              @if (row.suspendedUntil; as until) {
                ends <odr-time-ago [at]="until" />
              } @else {
                <span class="odr-quiet">No</span>
              }
            </ng-template>
            <ng-template odrCell="appealed" let-row>
              @if (row.appealedAt; as at) {
                <strong>waits since <odr-time-ago [at]="at" /></strong>
              } @else {
                <span class="odr-quiet">No</span>
              }
            </ng-template>
          </odr-table>
        }
      } @else {
        <odr-skeleton [count]="5" />
      }
    </section>
  `,
  styles: `
    .lead {
      max-inline-size: 80ch;
    }

    .odr-chip {
      display: inline-flex;
      align-items: center;
      text-decoration: none;
    }
  `,
})
export default class AccountsPage {
  /** From the address. */
  readonly filter = input<string>();

  private readonly client = inject(AccountClient);
  protected readonly chosen = computed(() => filterOf(this.filter()));
  protected readonly answer = resource({
    params: () => this.chosen(),
    loader: ({ params }) => this.client.list(params),
  });
  protected readonly accounts = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly none = computed(() => FILTERS.find(({ filter }) => filter === this.chosen())?.none ?? '');
  protected readonly filters = FILTERS;
  protected readonly plural = plural;
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Account' },
    { name: 'points', title: 'Points', align: 'end' },
    { name: 'strikes', title: 'Strikes' },
    { name: 'suspended', title: 'Suspended' },
    { name: 'appealed', title: 'Appeal' },
  ];
}
