import { Service, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { ContributionState } from '@odr/contracts';

import { RestoreClient } from '../../shared/data-content/data/restore-client.js';
import { PagedList } from '../../shared/data-page/paged-list.js';
import { Session } from '../../shared/data-session/session.js';
import { type Contribution, type ContributionFilter, countsSummary } from '../contribution.js';
import { ContributionClient } from '../data/contribution-client.js';
import { NOTHING, type Selection, allOrNothing, toggled } from '../selection.js';

/** Requests that run beside each other when many are deleted or brought back. */
const AT_ONCE = 4;

/** What is shown of mine, what is chosen, and what is done with it. */
@Service({ autoProvided: false })
export class MineStore {
  private readonly client = inject(ContributionClient);
  private readonly restoreClient = inject(RestoreClient);
  private readonly session = inject(Session);
  private readonly _filter = signal<ContributionFilter | undefined>(undefined);

  readonly list = new PagedList<Contribution, ContributionFilter>(
    () => (this.session.user() ? this._filter() : undefined),
    (filter, cursor) => this.client.list(filter, cursor),
  );
  private readonly counted = resource({
    params: () => this.session.user()?.id,
    loader: () => this.client.counts(),
  });
  readonly counts = computed(() => (this.counted.hasValue() ? this.counted.value() : undefined));
  readonly summary = computed(() => {
    const counts = this.counts();
    return counts ? countsSummary(counts) : '';
  });
  readonly isMoving = computed(() => this.list.items().some(({ state }) => state === ContributionState.InProgress));

  /** Refused uploads are words about files that are gone: there is nothing to edit. */
  private readonly order = computed(() =>
    this.list
      .items()
      .filter(({ content }) => content !== null)
      .map(({ id }) => id),
  );
  /** Another filter is another list: what was chosen in the old one is not in sight any more. */
  private readonly _selection = linkedSignal<ContributionFilter | undefined, Selection>({
    source: this._filter,
    computation: () => NOTHING,
  });
  readonly selected = computed<readonly string[]>(() => this.order().filter((id) => this._selection().ids.has(id)));
  readonly isAllSelected = computed(() => this.order().length > 0 && this.selected().length === this.order().length);

  show(filter: ContributionFilter): void {
    this._filter.set(filter);
  }

  filter(): ContributionFilter {
    return this._filter() ?? {};
  }

  toggle(id: string, isRange: boolean): void {
    this._selection.update((selection) => toggled(selection, this.order(), id, isRange));
  }

  toggleAll(): void {
    this._selection.update((selection) => allOrNothing(selection, this.order()));
  }

  clearSelection(): void {
    this._selection.set(NOTHING);
  }

  reload(): void {
    this.list.reload();
    this.counted.reload();
  }

  /** @returns the ids of those that are deleted now; the others were refused */
  async deleteAll(ids: readonly string[]): Promise<readonly string[]> {
    const done = await inTurns(ids, (id) => this.client.delete({ id }));
    this.clearSelection();
    this.reload();
    return done;
  }

  /** @returns how many came back */
  async restoreAll(ids: readonly string[]): Promise<number> {
    const done = await inTurns(ids, (id) => this.restoreClient.restore(id));
    this.reload();
    return done.length;
  }
}

/** Does it to each, a few at a time. @returns those that it could be done to */
async function inTurns(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<readonly string[]> {
  const done: string[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const turn = ids.slice(start, start + AT_ONCE).map((id) =>
      work(id).then(
        () => done.push(id),
        // One that somebody else has changed or taken away must not hold up the others; the count tells.
        () => undefined,
      ),
    );
    await Promise.all(turn);
  }
  return done;
}
