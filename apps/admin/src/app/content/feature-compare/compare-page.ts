import { DecimalPipe } from '@angular/common';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { altOf, isPublic } from '../../shared/data-content/content.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { ShapesOverlay } from '../../shared/ui-shapes/shapes-overlay.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { KeyHint } from '../../shared/util-shortcuts/key-hint.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { baseOf, type Side, sidesOf } from '../data/side.js';
import { ItemStore } from '../feature-item/item-store.js';

const SHAPE_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** What each source says of one picture, next to each other: captions with their differences, boxes in a colour each. */
@Component({
  selector: 'odr-compare-page',
  imports: [DecimalPipe, Empty, Icon, KeyHint, MatButton, Picture, ProblemView, RouterLink, ShapesOverlay, Skeleton],
  providers: [ItemStore],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.scss',
})
export default class ComparePage {
  readonly id = input.required<string>();
  /** From the address: the annotation that the others are laid over. */
  readonly against = input<string>();

  protected readonly store = inject(ItemStore);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  private readonly annotations = computed(() =>
    this.store.annotations.hasValue() ? (this.store.annotations.value() ?? []) : [],
  );
  protected readonly base = computed(
    () => this.annotations().find(({ id }) => id === this.against())?.id ?? baseOf(this.annotations()),
  );
  protected readonly sides = computed(() => sidesOf(this.annotations(), this.base(), this.session.user()?.id));
  protected readonly isLoading = computed(() => this.store.annotations.isLoading() && this.annotations().length === 0);
  protected readonly annotationsProblem = computed(() => {
    const error = this.store.annotations.error();
    return error ? toProblem(error) : undefined;
  });
  private readonly hidden = signal<ReadonlySet<string>>(new Set());
  protected readonly drawn = computed(() => this.sides().filter(({ shapes }) => shapes.length > 0));
  protected readonly shapes = computed(() =>
    this.drawn().flatMap((side) => (this.hidden().has(side.id) ? [] : side.shapes)),
  );
  protected readonly picture = computed(() => {
    const item = this.store.item();
    if (!item) return undefined;
    const { width, height } = item;
    const size = width && height ? { width, height } : undefined;
    return { size, ratio: size ? size.width / size.height : 4 / 3, alt: altOf(item), isPublic: isPublic(item) };
  });

  constructor() {
    effect(() => this.store.show(this.id()));
    injectShortcuts('Sources side by side', [
      { key: 'j', label: 'Compare with the next', run: () => this.step(1) },
      { key: 'k', label: 'Compare with the one before', run: () => this.step(-1) },
      { key: 'h', label: 'Hide or show all shapes', run: () => this.toggleAll() },
      ...SHAPE_KEYS.map((key, index) => ({
        key,
        label: `Hide or show the shapes of source ${key}`,
        isEnabled: () => this.drawn()[index] !== undefined,
        run: () =>
          this.drawn()
            .slice(index, index + 1)
            .forEach((side) => this.toggle(side)),
      })),
    ]);
  }

  protected isShown({ id }: Side): boolean {
    return !this.hidden().has(id);
  }

  protected toggle({ id }: Side): void {
    const hidden = new Set(this.hidden());
    if (!hidden.delete(id)) hidden.add(id);
    this.hidden.set(hidden);
  }

  private toggleAll(): void {
    this.hidden.set(new Set(this.hidden().size > 0 ? [] : this.drawn().map(({ id }) => id)));
  }

  private step(by: 1 | -1): void {
    const all = this.annotations();
    const at = all.findIndex(({ id }) => id === this.base());
    const next = all[(at + by + all.length) % all.length];
    if (next && all.length > 1) this.compareWith(next.id);
  }

  protected compareWith(against: string): void {
    void this.router.navigate([], { queryParams: { against }, queryParamsHandling: 'merge' });
  }
}
