import { Service, computed, inject, linkedSignal, resource, signal } from '@angular/core';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { type ClusterDetail, type Decision, consequence, pairOf, type Resolution } from '../data/cluster.js';
import { ClusterClient } from '../data/cluster-client.js';
import { overlayOf } from '../data/overlay.js';

/** One cluster on the desk: who stays, who goes, and what was decided. Provided by its page. */
@Service({ autoProvided: false })
export class ReviewStore {
  private readonly client = inject(ClusterClient);
  private readonly id = signal<string | undefined>(undefined);
  private readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });

  readonly cluster = computed<ClusterDetail | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  readonly members = computed(() => this.cluster()?.members ?? []);

  /** Proposed first: the suggestion stays, the others go. */
  readonly kept = linkedSignal<ReadonlySet<string>>(() => new Set([this.proposed()].filter(Boolean)));
  private readonly apart = linkedSignal<ClusterDetail | undefined, readonly (readonly [string, string])[]>({
    source: this.cluster,
    computation: () => [],
  });
  private readonly proposed = computed(
    () => this.cluster()?.suggestion?.contentId ?? this.members()[0]?.content.id ?? '',
  );

  /** The one that the others are compared with. */
  readonly keeper = computed(() => {
    const ids = this.kept();
    const best = ids.has(this.proposed()) ? this.proposed() : [...ids][0];
    return this.members().find(({ content }) => content.id === best) ?? this.members()[0];
  });
  readonly others = computed(() => this.members().filter((member) => member !== this.keeper()));
  private readonly _selected = signal<string | undefined>(undefined);
  readonly selected = computed(
    () => this.others().find(({ content }) => content.id === this._selected()) ?? this.others()[0],
  );
  readonly pair = computed(() => this.pairWith(this.selected()?.content.id));
  readonly overlay = computed(() => overlayOf(this.pair(), this.keeper()?.content.id ?? ''));

  readonly decision = computed<Decision>(() => {
    const ids = this.members().map(({ content }) => content.id);
    const keep = ids.filter((id) => this.kept().has(id));
    return {
      version: this.cluster()?.version ?? 0,
      keep,
      remove: ids.filter((id) => !keep.includes(id)),
      notDuplicates: this.apart().filter((pair) => pair.every((id) => keep.includes(id))),
    };
  });
  readonly consequence = computed(() => consequence(this.members(), this.decision()));
  readonly isApart = computed(() => {
    const [a, b] = [this.keeper()?.content.id, this.selected()?.content.id];
    return this.decision().notDuplicates.some((pair) => pair.some((id) => id === a) && pair.some((id) => id === b));
  });

  readonly done = signal<Resolution | undefined>(undefined);
  readonly apply = action(async () => {
    const cluster = this.cluster();
    if (cluster) this.done.set(await this.client.resolve(cluster.id, this.decision()));
  });
  readonly undo = action(async () => {
    const done = this.done();
    if (!done) return;
    await this.client.undo(done.id);
    this.done.set(undefined);
    this.answer.reload();
  });

  show(id: string): void {
    this.id.set(id);
    this.done.set(undefined);
    this._selected.set(undefined);
  }

  reload(): void {
    this.apply.clear();
    this.answer.reload();
  }

  pairWith(id: string | undefined): ReturnType<typeof pairOf> {
    return pairOf(this.cluster()?.pairs ?? [], this.keeper()?.content.id ?? '', id ?? '');
  }

  select(id: string): void {
    this._selected.set(id);
  }

  /** Selects the next of those that are compared with the keeper, or the one before. */
  move(step: 1 | -1): void {
    const others = this.others();
    const at = others.findIndex((member) => member === this.selected());
    const next = others[(at + step + others.length) % others.length];
    if (next) this._selected.set(next.content.id);
  }

  /** One always stays: the last that is kept cannot go. */
  toggle(id: string): void {
    const kept = new Set(this.kept());
    if (!kept.delete(id)) kept.add(id);
    if (kept.size > 0) this.kept.set(kept);
  }

  /** Says that the selected one and the keeper are no copies of each other; both stay. */
  tellApart(): void {
    const [a, b] = [this.keeper()?.content.id, this.selected()?.content.id];
    if (!a || !b) return;
    if (this.isApart()) {
      this.apart.update((pairs) => pairs.filter((pair) => !(pair.includes(a) && pair.includes(b))));
      return;
    }
    this.kept.update((kept) => new Set(kept).add(a).add(b));
    this.apart.update((pairs) => [...pairs, [a, b]]);
  }
}
