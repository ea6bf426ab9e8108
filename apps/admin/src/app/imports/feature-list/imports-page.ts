import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { asJob, countWords, type Import, isAtWork, KIND_WORDS, paceOf, stateWord } from '../data/import.js';
import { ImportClient } from '../data/import-client.js';

const LOOK_AGAIN_MS = 2_000;

/** My imports and those of my teams, the newest first. */
@Component({
  selector: 'odr-imports-page',
  imports: [
    Cell,
    Empty,
    Icon,
    MatButton,
    ProblemView,
    Progress,
    RouterLink,
    ShowMore,
    Skeleton,
    Status,
    Table,
    TimeAgo,
  ],
  templateUrl: './imports-page.html',
  styleUrl: './imports-page.scss',
})
export default class ImportsPage {
  private readonly client = inject(ImportClient);

  protected readonly list = new PagedList<Import, true>(
    () => true,
    (_query, cursor) => this.client.list(cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Import' },
    { name: 'state', title: 'State' },
    { name: 'progress', title: 'Progress' },
    { name: 'counts', title: 'Outcome' },
    { name: 'at', title: 'Started' },
  ];
  protected readonly asJob = asJob;
  protected readonly countWords = countWords;
  protected readonly paceOf = paceOf;
  protected readonly stateWord = stateWord;
  protected readonly kindWords = KIND_WORDS;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.list.reload(),
      () => this.list.items().some(isAtWork),
    );
  }
}
