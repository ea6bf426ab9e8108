import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { type DatasetVersion, failureWord, mayAnswerFor } from '../data/dataset.js';
import { DatasetClient } from '../data/dataset-client.js';
import { Receivers } from './receivers.js';
import { Withdrawals } from './withdrawals.js';

const LOOK_AGAIN_MS = 2_000;

/** One dataset: its versions, what was withdrawn from them, and who has them. */
@Component({
  selector: 'odr-dataset-page',
  imports: [
    Cell,
    Empty,
    Icon,
    MatButton,
    ProblemView,
    Receivers,
    RouterLink,
    ShowMore,
    Skeleton,
    Status,
    Table,
    TimeAgo,
    Withdrawals,
  ],
  templateUrl: './dataset-page.html',
  styles: '.about { max-inline-size: 80ch; white-space: pre-line; } .root { overflow-wrap: anywhere; }',
})
export default class DatasetPage {
  readonly id = input.required<string>();

  private readonly client = inject(DatasetClient);
  private readonly session = inject(Session);

  protected readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly dataset = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly versions = new PagedList<DatasetVersion, string>(
    () => this.id(),
    (id, cursor) => this.client.versions(id, cursor),
  );
  protected readonly answersFor = computed(() =>
    mayAnswerFor(this.dataset(), this.session.user()?.id, this.session.can('dataset.manage')),
  );

  protected readonly columns: readonly Column[] = [
    { name: 'version', title: 'Version' },
    { name: 'state', title: 'State' },
    { name: 'items', title: 'Pictures', align: 'end' },
    { name: 'root', title: 'Root' },
    { name: 'changelog', title: 'What is new' },
    { name: 'at', title: 'When' },
  ];
  protected readonly failureWord = failureWord;
  protected readonly formatCount = formatCount;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.versions.reload(),
      () => this.versions.items().some(({ state }) => state === 'building'),
    );
  }
}
