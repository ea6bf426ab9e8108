import { Service, computed, inject, linkedSignal, resource, signal } from '@angular/core';

import { action } from '../../shared/data-problem/action.js';
import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { creditChanges, draftOf, workOf, type WrittenCredit } from '../data/credit.js';
import { type Description, NOTHING_SAID } from '../data/description.js';
import { ItemClient } from '../data/item-client.js';

/** While somebody types, the credit is written anew at most so often. */
const PAUSE_MS = 250;

/** What is typed about the credit of one picture, and how it would read. */
@Service({ autoProvided: false })
export class AttributionStore {
  private readonly client = inject(ItemClient);
  private readonly _id = signal<string | undefined>(undefined);
  private readonly loaded = resource({
    params: () => this._id(),
    loader: ({ params }) => this.client.credited(params),
  });

  readonly base = computed(() => (this.loaded.hasValue() ? this.loaded.value() : undefined));
  readonly loadProblem = computed<Problem | undefined>(() =>
    this.loaded.error() ? toProblem(this.loaded.error()) : undefined,
  );
  private readonly saved = computed(() => {
    const base = this.base();
    return base ? draftOf(base) : { description: NOTHING_SAID, changes: '' };
  });
  /** As typed; starts as it was loaded. */
  readonly description = linkedSignal<Description>(() => this.saved().description);
  readonly earlier = linkedSignal<string>(() => this.saved().changes);

  private readonly draft = computed(() => ({ description: this.description(), changes: this.earlier() }));
  readonly changes = computed(() => {
    const base = this.base();
    return base ? creditChanges(base, this.draft()) : {};
  });
  readonly isDirty = computed(() => Object.keys(this.changes()).length > 0);

  private readonly work = computed(() => {
    const base = this.base();
    return base ? workOf(this.draft(), base) : undefined;
  });
  private readonly writing = resource({
    params: () => this.work(),
    loader: async ({ params, abortSignal }) => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      return abortSignal.aborted ? undefined : this.client.writeCredit(params);
    },
  });
  /** The last one that was written, so that nothing flickers while the next one is. */
  readonly written = linkedSignal<WrittenCredit | undefined, WrittenCredit | undefined>({
    source: () => (this.writing.hasValue() ? this.writing.value() : undefined),
    computation: (next, before) => next ?? before?.value,
  });
  readonly writeProblem = computed<Problem | undefined>(() =>
    this.writing.error() ? toProblem(this.writing.error()) : undefined,
  );

  /** @returns the picture as it is now; undefined when it was refused, see `save.problem` */
  readonly save = action(async () => {
    const base = this.base();
    if (!base) return undefined;
    const content = await this.client.update(base.content, this.changes());
    this.loaded.reload();
    return content;
  });
  readonly isOutdated = computed(() => this.save.problem()?.status === 412);

  open(id: string): void {
    this._id.set(id);
  }

  reload(): void {
    this.save.clear();
    this.loaded.reload();
  }
}
