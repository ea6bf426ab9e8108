import { Service, computed, inject, resource, signal } from '@angular/core';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { Session } from '../../shared/data-session/session.js';
import { changesOf, shapesBetween } from '../data/change.js';
import { HistoryClient } from '../data/history-client.js';
import type { Version } from '../data/history.js';

/** Which versions are looked at; undefined means the newest, and the one it was made from. */
export interface Look {
  readonly id: string;
  readonly version: number | undefined;
  readonly against: number | undefined;
}

/** Everything that the history page shows; each part loads and fails for itself. */
@Service({ autoProvided: false })
export class HistoryStore {
  private readonly client = inject(HistoryClient);
  private readonly contents = inject(ContentClient);
  private readonly session = inject(Session);
  private readonly look = signal<Look | undefined>(undefined);
  private readonly id = computed(() => this.look()?.id);

  private readonly current = resource({ params: () => this.id(), loader: ({ params }) => this.client.read(params) });
  readonly annotation = computed(() => (this.current.hasValue() ? this.current.value() : undefined));
  readonly problem = computed<Problem | undefined>(() =>
    this.current.error() ? toProblem(this.current.error()) : undefined,
  );
  readonly versions = new PagedList<Version, string>(
    () => this.annotation()?.id,
    (id, cursor) => this.client.versions(id, cursor),
  );
  private readonly shown = resource({
    params: () => this.annotation()?.contentId,
    loader: ({ params }) => this.contents.get(params),
  });
  /** The picture it is about; missing where it cannot be loaded, which is no reason to hide the history. */
  readonly content = computed(() => (this.shown.hasValue() ? this.shown.value() : undefined));
  readonly blame = resource({ params: () => this.annotation()?.id, loader: ({ params }) => this.client.blame(params) });

  /** The version looked at. */
  readonly selected = computed(() => this.look()?.version ?? this.annotation()?.version);
  /** What it is compared with; undefined for the first version. */
  readonly base = computed(() => {
    const selected = this.selected();
    if (selected === undefined) return undefined;
    return this.look()?.against ?? (selected > 1 ? selected - 1 : undefined);
  });
  readonly comparison = resource({
    params: () => {
      const [annotation, to] = [this.annotation(), this.selected()];
      return annotation && to !== undefined ? { id: annotation.id, to, from: this.base() ?? to } : undefined;
    },
    loader: ({ params: { id, from, to } }) => this.client.compare(id, from, to),
  });
  private readonly compared = computed(() => (this.comparison.hasValue() ? this.comparison.value() : undefined));
  readonly changes = computed(() => {
    const found = this.compared();
    return found && changesOf(found.from.annotation, found.patch);
  });
  readonly shapes = computed(() => {
    const found = this.compared();
    return found ? shapesBetween(found.from.annotation, found.to.annotation) : [];
  });
  /** The value of the version looked at. */
  readonly value = computed(() => this.compared()?.to.annotation);

  /** Whether to offer bringing versions back; the server decides for itself. */
  readonly mayRevert = computed(() => {
    const annotation = this.annotation();
    if (!annotation || !this.session.can('annotation.update')) return false;
    return annotation.userId === this.session.user()?.id || this.session.can('moderation.decide');
  });

  show(look: Look): void {
    this.look.set(look);
  }

  /** @returns the number of the version that has the earlier value again */
  async revert(version: number): Promise<number> {
    const annotation = this.annotation();
    if (!annotation) throw new Error('Nothing is shown that could be brought back.');
    const { version: made } = await this.client.revert(annotation.id, version, annotation.version);
    this.reload();
    return made;
  }

  reload(): void {
    this.current.reload();
    this.versions.reload();
    this.blame.reload();
  }
}
