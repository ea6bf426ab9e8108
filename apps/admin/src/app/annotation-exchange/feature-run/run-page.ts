import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
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
import { filterWords } from '../data/annotation-filter.js';
import { injectChoices } from '../data/choices.js';
import {
  asJob,
  canUndo,
  causeWords,
  type CleanedItem,
  type CleaningRun,
  isMoving,
  lookOf,
  MODE_WORDS,
  OUTCOME_WORDS,
  resultWords,
} from '../data/cleaning.js';
import { CleaningClient } from '../data/cleaning-client.js';

const LOOK_AGAIN_MS = 1_500;
const FIRST_PAGE = 20;

/** One cleaning: what it was asked for, how far it is, and what became of each annotation. */
@Component({
  selector: 'odr-cleaning-run-page',
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
  templateUrl: './run-page.html',
  styleUrl: './run-page.scss',
})
export default class RunPage {
  readonly id = input.required<string>();
  /** From the address, so that a link shows the same annotations. */
  readonly outcome = input<string>();

  private readonly client = inject(CleaningClient);
  private readonly choices = injectChoices();
  private readonly asked = resource({ params: () => this.id(), loader: ({ params }) => this.client.read(params) });
  /** What was known last stays while it is asked again. */
  protected readonly run = linkedSignal<CleaningRun | undefined, CleaningRun | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now ?? (before?.value?.id === this.id() ? before?.value : undefined),
  });
  protected readonly problem = computed(() => (this.asked.error() ? toProblem(this.asked.error()) : undefined));
  protected readonly list = new PagedList<CleanedItem, { readonly id: string; readonly outcome: string }>(
    () => ({ id: this.id(), outcome: this.outcome() ?? '' }),
    ({ id, outcome }, cursor) => this.client.items(id, outcome, cursor),
  );
  protected readonly what = computed(() => filterWords(this.run()?.filter ?? {}, this.choices.names()));
  protected readonly rows = computed(() =>
    this.list.items().map((item) => ({ ...item, ...OUTCOME_WORDS[item.outcome], cause: causeWords(item.code) })),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'picture', title: 'Picture' },
    { name: 'outcome', title: 'Outcome' },
    { name: 'history', title: 'Versions' },
  ];
  protected readonly outcomes = Object.entries(OUTCOME_WORDS).map(([name, { word }]) => ({ name, word }));

  protected readonly act = action(async (act: 'cancel' | 'undo') => {
    await this.client.act(this.id(), act);
    this.lookAgain();
  });

  protected readonly asJob = asJob;
  protected readonly canUndo = canUndo;
  protected readonly isMoving = isMoving;
  protected readonly lookOf = lookOf;
  protected readonly modeWords = MODE_WORDS;
  protected readonly resultWords = resultWords;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.lookAgain(),
      () => {
        const run = this.run();
        return run !== undefined && isMoving(run);
      },
    );
  }

  protected lookAgain(): void {
    this.asked.reload();
    // Whoever has paged on is reading; the first page alone is asked anew.
    if (this.list.items().length <= FIRST_PAGE) this.list.reload();
  }
}
