import { computed, effect, inject, Service, signal, untracked } from '@angular/core';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import type { AnnotationFilter } from '../data/annotation-filter.js';
import {
  captionsOf,
  type CleaningPreview,
  type CleaningRun,
  isMoving,
  type Mode,
  type PlannedCleaning,
  tokensSaved,
} from '../data/cleaning.js';
import { CleaningClient } from '../data/cleaning-client.js';

/** What cleaning would change, the cleanings there were, and those that are under way. */
@Service({ autoProvided: false })
export class CleaningStore {
  private readonly client = inject(CleaningClient);
  private readonly _choice = signal<{ readonly filter: AnnotationFilter; readonly mode: Mode } | undefined>(undefined);

  readonly preview = new PagedList<
    PlannedCleaning,
    { readonly filter: AnnotationFilter; readonly mode: Mode },
    CleaningPreview
  >(
    () => this._choice(),
    ({ filter, mode }, cursor) => this.client.preview(filter, mode, cursor),
  );
  readonly runs = new PagedList<CleaningRun, true>(
    () => true,
    (_query, cursor) => this.client.runs(cursor),
  );
  readonly mode = computed(() => this._choice()?.mode ?? 'fixed');
  readonly captions = computed(() => captionsOf(this.preview.items()));
  readonly saved = computed(() => tokensSaved(this.captions()));
  readonly isMoving = computed(() => this.runs.items().some(isMoving));

  /** What became of cleanings that have ended: when it changes, so has what there is to clean. A short one is never seen moving. */
  private readonly ended = computed(() =>
    this.runs.page()
      ? this.runs
          .items()
          .filter((run) => !isMoving(run))
          .map(({ id, state }) => `${id} ${state}`)
          .join()
      : undefined,
  );

  readonly start = action(async () => {
    const choice = this._choice();
    if (!choice) return;
    await this.client.start(choice.filter, choice.mode);
    this.runs.reload();
  });
  readonly cancel = action(async ({ id }: CleaningRun) => {
    await this.client.act(id, 'cancel');
    this.runs.reload();
  });
  readonly undo = action(async ({ id }: CleaningRun) => {
    await this.client.act(id, 'undo');
    this.runs.reload();
  });

  constructor() {
    let before: string | undefined;
    effect(() => {
      const ended = this.ended();
      if (before !== undefined && ended !== before) untracked(() => this.preview.reload());
      before = ended;
    });
  }

  choose(filter: AnnotationFilter, mode: Mode): void {
    this._choice.set({ filter, mode });
  }
}
