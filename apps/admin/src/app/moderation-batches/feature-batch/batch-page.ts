import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import {
  ACTION_WORDS,
  type BatchItemResponse,
  type BatchResponse,
  exclusionWord,
  isMoving,
  itemWords,
  jobOf,
  STATE_WORDS,
  stepWords,
} from '../data/batch.js';
import { BatchClient } from '../data/batch-client.js';

const LOOK_AGAIN_MS = 1_500;

/** What can be looked at apart from the others, by what is asked for. */
const SHOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {},
  skipped: { outcome: 'changed_since' },
  kept: { undoOutcome: 'changed_since' },
};

/** One batch: what would happen, how far it is, and what was not taken back. */
@Component({
  selector: 'odr-batch-page',
  imports: [Empty, MatButton, Picture, ProblemView, Progress, RouterLink, ShowMore, Skeleton],
  templateUrl: './batch-page.html',
  styleUrl: './batch-page.scss',
})
export default class BatchPage {
  readonly id = input.required<string>();
  /** From the address: only what was skipped, or not taken back. */
  readonly show = input<string>();

  private readonly client = inject(BatchClient);
  private readonly snacks = inject(MatSnackBar);

  private readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  /** The last good answer stays while a later one is on its way. */
  protected readonly batch = linkedSignal<BatchResponse | undefined, BatchResponse | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => {
    const error = this.answer.error();
    return error ? toProblem(error) : undefined;
  });
  private readonly turn = signal(0);
  protected readonly items = new PagedList<
    BatchItemResponse,
    { readonly id: string; readonly filter: Readonly<Record<string, string>>; readonly turn: number }
  >(
    () => ({ id: this.id(), filter: SHOWN[this.show() ?? ''] ?? {}, turn: this.turn() }),
    ({ id, filter }, cursor) => this.client.items(id, filter, cursor),
  );

  protected readonly actionWords = ACTION_WORDS;
  protected readonly stateWords = STATE_WORDS;
  protected readonly exclusionWord = exclusionWord;
  protected readonly isMoving = isMoving;
  protected readonly itemWords = itemWords;
  protected readonly jobOf = jobOf;
  protected readonly plural = plural;
  protected readonly stepWords = stepWords;

  protected readonly command = action(async (work: () => Promise<unknown>, told: string) => {
    try {
      await work();
      this.snacks.open(told, undefined, { duration: 5_000 });
    } finally {
      // Also after a refusal: somebody else may have been faster.
      this.reload();
    }
  });

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.reload(),
      () => isMoving(this.batch()?.state),
    );
  }

  protected apply(batch: BatchResponse): void {
    void this.command.run(() => this.client.apply(batch), 'It is being decided. You can take it back for a day.');
  }

  protected undo(batch: BatchResponse): void {
    void this.command.run(() => this.client.undo(batch), 'It is being taken back.');
  }

  protected reload(): void {
    this.answer.reload();
    this.turn.update((turn) => turn + 1);
  }
}
