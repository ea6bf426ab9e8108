import { computed, signal, type Signal } from '@angular/core';

/** Things of a list that a person has picked, by id, in the order in which they were. */
export class Selection {
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  readonly ids: Signal<readonly string[]> = computed(() => [...this.picked()]);
  readonly size = computed(() => this.picked().size);

  has(id: string): boolean {
    return this.picked().has(id);
  }

  set(id: string, isPicked: boolean): void {
    this.picked.update((before) => {
      const after = new Set(before);
      if (isPicked) after.add(id);
      else after.delete(id);
      return after;
    });
  }

  setAll(ids: Iterable<string>): void {
    this.picked.update((before) => new Set([...before, ...ids]));
  }

  clear(): void {
    this.picked.set(new Set());
  }
}
