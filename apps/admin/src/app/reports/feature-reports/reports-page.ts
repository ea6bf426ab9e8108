import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { ReportClient } from '../../shared/data-report/data/report-client.js';
import { type Report, reasonWord } from '../../shared/data-report/report.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';

/** What I reported and what became of it. */
@Component({
  selector: 'odr-reports-page',
  imports: [Cell, Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Status, Table, TimeAgo],
  templateUrl: './reports-page.html',
})
export default class ReportsPage {
  private readonly client = inject(ReportClient);
  protected readonly session = inject(Session);

  protected readonly list = new PagedList<Report, true>(
    () => true,
    (_query, cursor) => this.client.mine(cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'state', title: 'What became of it' },
    { name: 'reason', title: 'Reason' },
    { name: 'description', title: 'In your words' },
    { name: 'subject', title: 'About' },
    { name: 'createdAt', title: 'Reported' },
  ];
  protected readonly reasonWord = reasonWord;
  protected readonly stateOf = (report: Report): string => report.outcome ?? report.state;
}
