import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { ImportItemState } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { saveFile } from '../../shared/util-download/save-file.js';
import { formatCount, formatSize, plural, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import {
  asJob,
  countWords,
  type Import,
  type ImportCause,
  type ImportItem,
  isAtWork,
  ITEM_STATES,
  itemWord,
  KIND_WORDS,
  needsMapping,
  paceOf,
  stateWord,
} from '../data/import.js';
import { ImportClient } from '../data/import-client.js';
import { CancelDialog, type CancelData } from './cancel-dialog.js';

const LOOK_AGAIN_MS = 2_000;
const FIRST_PAGE = 50;

/** One import: how far it is, what went wrong and why, and every item with its outcome. */
@Component({
  selector: 'odr-import-page',
  imports: [
    Cell,
    Empty,
    Icon,
    MatButton,
    Picture,
    ProblemView,
    Progress,
    RouterLink,
    ShowMore,
    Skeleton,
    Status,
    Table,
    TimeAgo,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export default class ImportPage {
  private readonly document = inject(DOCUMENT);
  private readonly client = inject(ImportClient);
  private readonly dialogs = inject(MatDialog);

  readonly id = input.required<string>();
  /** From the address, so that a link shows the same items. */
  readonly state = input<ImportItemState>();
  readonly code = input<string>();

  private readonly asked = resource({ params: () => this.id(), loader: ({ params }) => this.client.read(params) });
  private readonly causesAsked = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.causes(params),
  });

  /** What was known last stays while it is asked again. */
  protected readonly found = linkedSignal<Import | undefined, Import | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now ?? (before?.value?.id === this.id() ? before?.value : undefined),
  });
  protected readonly causes = linkedSignal<readonly ImportCause[] | undefined, readonly ImportCause[]>({
    source: () => (this.causesAsked.hasValue() ? this.causesAsked.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  protected readonly problem = computed(() => {
    const error = this.asked.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly list = new PagedList<ImportItem, { id: string; state?: string; code?: string }>(
    () => ({ id: this.id(), state: this.state(), code: this.code() }),
    ({ id, state, code }, cursor) => this.client.items(id, { state, code }, cursor),
  );
  private readonly _said = signal('');
  protected readonly said = this._said.asReadonly();

  protected readonly columns: readonly Column[] = [
    { name: 'picture', title: 'Picture', isTitleHidden: true },
    { name: 'key', title: 'Item' },
    { name: 'state', title: 'Outcome' },
    { name: 'at', title: 'When' },
  ];
  protected readonly states = ITEM_STATES.map((state) => ({ state, word: itemWord(state) }));
  protected readonly retriable = computed(() => this.causes().reduce((sum, { retriable }) => sum + retriable, 0));

  protected readonly act = action(async (act: 'start' | 'pause' | 'resume') => {
    await this.client.act(this.id(), act);
    this.lookAgain();
  });
  protected readonly cancel = action(async (found: Import) => {
    const { done, total } = found.progress;
    const data: CancelData = { name: found.name, created: found.counts.created, left: Math.max(0, total - done) };
    if (!(await firstValueFrom(this.dialogs.open(CancelDialog, { data }).afterClosed()))) return;
    await this.client.act(this.id(), 'cancel');
    this.lookAgain();
  });
  protected readonly retry = action(async (code?: string) => {
    const retried = await this.client.retry(this.id(), code);
    this._said.set(`${plural(retried, 'item')} will be tried again.`);
    this.lookAgain();
  });
  protected readonly download = action(async (found: Import) =>
    saveFile(this.document, await this.client.csv(found.id), `${found.name}.csv`),
  );

  protected readonly asJob = asJob;
  protected readonly countWords = countWords;
  protected readonly formatCount = formatCount;
  protected readonly formatSize = formatSize;
  protected readonly itemWord = itemWord;
  protected readonly kindWords = KIND_WORDS;
  protected readonly needsMapping = needsMapping;
  protected readonly paceOf = paceOf;
  protected readonly stateWord = stateWord;
  protected readonly words = words;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.lookAgain(),
      () => {
        const found = this.found();
        return found !== undefined && isAtWork(found);
      },
    );
  }

  protected lookAgain(): void {
    this.asked.reload();
    this.causesAsked.reload();
    // Whoever has paged on is reading; the first page alone is asked anew.
    if (this.list.items().length <= FIRST_PAGE) this.list.reload();
  }
}
