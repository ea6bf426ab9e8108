import { Service, computed, inject, linkedSignal, resource, signal } from '@angular/core';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { action } from '../../shared/data-problem/action.js';
import {
  type Described,
  type Description,
  type DescriptionField,
  NOTHING_SAID,
  changesOf,
  descriptionOf,
  rebased,
  tidied,
} from '../data/description.js';
import { ItemClient } from '../data/item-client.js';
import { claimedLicense } from '../data/provenance.js';

/** What is typed about one picture, and the state that it was typed over. */
@Service({ autoProvided: false })
export class EditStore {
  private readonly client = inject(ItemClient);
  private readonly _id = signal<string | undefined>(undefined);
  private readonly loaded = resource({
    params: () => this._id(),
    loader: ({ params }) => this.client.described(params),
  });
  private readonly _base = linkedSignal<Described | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  private readonly _conflicts = signal<readonly DescriptionField[]>([]);

  private readonly events = resource({
    params: () => this._id(),
    // Only a reminder: the form is whole without it.
    loader: ({ params }) => this.client.events(params).catch(() => []),
  });
  /** What was said at the upload, where the server could make nothing of it. */
  readonly unreadLicense = computed(() =>
    !this._base() || this.saved().license || !this.events.hasValue() ? undefined : claimedLicense(this.events.value()),
  );

  readonly base = this._base.asReadonly();
  readonly saved = computed(() => {
    const base = this._base();
    return base ? descriptionOf(base) : NOTHING_SAID;
  });
  /** As typed; starts as it was loaded. */
  readonly typed = linkedSignal<Description>(() =>
    this.loaded.hasValue() ? descriptionOf(this.loaded.value()) : NOTHING_SAID,
  );
  readonly content = computed(() => this._base()?.content);
  readonly loadProblem = computed<Problem | undefined>(() =>
    this.loaded.error() ? toProblem(this.loaded.error()) : undefined,
  );
  readonly changes = computed(() => {
    const base = this._base();
    return base ? changesOf(base, this.typed()) : {};
  });
  readonly isDirty = computed(() => Object.keys(this.changes()).length > 0);
  /** Fields that someone else changed too, and otherwise. */
  readonly conflicts = this._conflicts.asReadonly();

  /** @returns the picture as it is now; undefined when it was refused, see `save.problem` */
  readonly save = action(async () => {
    const base = this._base();
    if (!base) return undefined;
    this.typed.update(tidied);
    const content = await this.client.update(base.content, this.changes());
    const { authors, sources } = this.changes();
    this._base.set({ content, authors: authors ?? base.authors, sources: sources ?? base.sources });
    this._conflicts.set([]);
    // The server reads a licence in its own way, "CC BY 4.0" becomes "CC-BY-4.0": what it kept is not unsaved.
    this.typed.set(this.saved());
    return content;
  });

  /** Brings the newer state in; what was typed stays. */
  readonly catchUp = action(async () => {
    const id = this._id();
    if (!id) return;
    const newer = await this.client.described(id);
    const { description, conflicts } = rebased(this.saved(), this.typed(), descriptionOf(newer));
    this._base.set(newer);
    this.typed.set(description);
    this._conflicts.set(conflicts);
    this.save.clear();
  });

  readonly isOutdated = computed(() => this.save.problem()?.status === 412);

  open(id: string): void {
    this._id.set(id);
  }

  reload(): void {
    this.loaded.reload();
  }

  /** Takes the newer text of a field instead of the typed one. */
  takeTheirs(field: DescriptionField): void {
    this.typed.update((typed) => ({ ...typed, [field]: this.saved()[field] }));
    this.keepMine(field);
  }

  keepMine(field: DescriptionField): void {
    this._conflicts.update((conflicts) => conflicts.filter((one) => one !== field));
  }

  /** Forgets what was typed. */
  discard(): void {
    this.typed.set(this.saved());
  }
}
