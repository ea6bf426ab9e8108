import { signal } from '@angular/core';

import type { Problem } from '../../shared/data-problem/problem.js';
import { type Change, isSame } from '../model/document.js';

/** What the server did not take, and why. */
export interface Refusal {
  readonly value: unknown;
  readonly problem: Problem;
}

type Write = Exclude<Change, { kind: 'delete' }>;

/** What breaks the schema of its source: it is sent again once it says something else, and holds nothing else up. */
export class Refusals {
  private readonly _all = signal<ReadonlyMap<string, Refusal>>(new Map());

  /** By key of the document. */
  readonly all = this._all.asReadonly();

  has(change: Change): boolean {
    const refused = this._all().get(change.key);
    return change.kind !== 'delete' && refused !== undefined && isSame(refused.value, change.value);
  }

  add({ key, value }: Write, problem: Problem): void {
    this._all.update((all) => new Map(all).set(key, { value, problem }));
  }

  /** Drops those of what has changed since, or is no change any more. */
  keepOnly(changes: readonly Change[]): void {
    const values = new Map(changes.map((one) => [one.key, one.kind === 'delete' ? undefined : one.value]));
    const left = [...this._all()].filter(([key, { value }]) => isSame(values.get(key), value));
    if (left.length < this._all().size) this._all.set(new Map(left));
  }

  clear(): void {
    this._all.set(new Map());
  }

  first(): Problem | undefined {
    const [refusal] = this._all().values();
    return refusal?.problem;
  }
}
