import { Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';

import { altOf, isPublic } from '../../shared/data-content/content.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { RateAnnotation } from '../../shared/feature-rate/rate-annotation.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { ShapesOverlay } from '../../shared/ui-shapes/shapes-overlay.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import type { CurrentAnnotation } from '../data/history.js';
import { HistoryClient } from '../data/history-client.js';
import { BlameList } from '../ui/blame-list.js';
import { ChangeList } from '../ui/change-list.js';
import { VersionList } from '../ui/version-list.js';
import { HistoryStore } from './history-store.js';

/** What an annotation said over time, who wrote what, and the way back. */
@Component({
  selector: 'odr-history-page',
  imports: [
    BlameList,
    ChangeList,
    Empty,
    Icon,
    MatButton,
    Picture,
    ProblemView,
    RateAnnotation,
    RouterLink,
    ShapesOverlay,
    ShowMore,
    Skeleton,
    VersionList,
  ],
  providers: [HistoryStore],
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
})
export default class HistoryPage {
  readonly id = input.required<string>();
  /** From the address: the version that is looked at, and the one it is compared with. */
  readonly version = input(undefined, { transform: versionOf });
  readonly against = input(undefined, { transform: versionOf });

  protected readonly store = inject(HistoryStore);
  private readonly session = inject(Session);
  private readonly client = inject(HistoryClient);
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly me = computed(() => this.session.user()?.id);
  /** Those who wrote it or one of its versions. */
  protected readonly writers = computed(() => [
    ...new Set([this.store.annotation()?.userId ?? '', ...this.store.versions.items().map(({ userId }) => userId)]),
  ]);
  protected readonly title = computed(() =>
    this.store
      .annotation()
      ?.sources.map(({ name }) => name)
      .join(', '),
  );
  protected readonly picture = computed(() => {
    const content = this.store.content();
    if (!content?.width || !content.height) return undefined;
    const { id, width, height } = content;
    return { id, size: { width, height }, ratio: width / height, alt: altOf(content), isPublic: isPublic(content) };
  });
  protected readonly comparisonProblem = computed(() => {
    const error = this.store.comparison.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly blameProblem = computed(() => {
    const error = this.store.blame.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly others = computed(() =>
    this.store.versions.items().filter(({ version }) => version !== this.store.selected()),
  );
  protected readonly reverting = action(async (version: number) => {
    const before = this.store.annotation()?.version;
    const made = await this.store.revert(version);
    await this.look(undefined);
    if (made === before) {
      this.snackBar.open(`Version ${version} says the same as the current one.`, undefined, { duration: 5_000 });
      return;
    }
    const bar = this.snackBar.open(`Version ${version} is in force again, as version ${made}.`, 'Undo', {
      duration: 10_000,
    });
    bar.onAction().subscribe(() => before !== undefined && void this.reverting.run(before));
  });

  protected readonly deleting = action(async (annotation: CurrentAnnotation) => {
    await this.client.delete(annotation.id);
    const bar = this.snackBar.open('The annotation is deleted.', 'Undo', { duration: 10_000 });
    bar.onAction().subscribe(() => void this.restoring.run(annotation));
    await this.router.navigate(['/contents', annotation.contentId]);
  });
  private readonly restoring = action(async ({ id }: CurrentAnnotation) => {
    await this.client.restore(id);
    await this.router.navigate(['/annotations', id, 'history']);
  });

  constructor() {
    effect(() => this.store.show({ id: this.id(), version: this.version(), against: this.against() }));
    injectShortcuts('history', [
      { key: 'j', label: 'Older version', run: () => this.step(-1) },
      { key: 'k', label: 'Newer version', run: () => this.step(1) },
      { key: 'Shift+j', label: 'Compare with an older one', run: () => this.stepBase(-1) },
      { key: 'Shift+k', label: 'Compare with a newer one', run: () => this.stepBase(1) },
      { key: 'b', label: 'Bring this version back', isEnabled: () => this.isRevertable(), run: () => this.bringBack() },
      {
        key: 'Delete',
        label: 'Delete the annotation',
        isEnabled: () => this.store.mayRevert(),
        run: () => this.delete(),
      },
      { key: 'p', label: 'Go to the picture', run: () => this.leave() },
      { key: 'c', label: 'Compare sources', run: () => this.leave('annotations') },
    ]);
  }

  protected look(version: number | undefined, against?: number): Promise<boolean> {
    return this.router.navigate([], { queryParams: { version, against } });
  }

  private isRevertable(): boolean {
    return this.store.mayRevert() && this.store.selected() !== this.store.annotation()?.version;
  }

  private bringBack(): void {
    const selected = this.store.selected();
    if (selected !== undefined && !this.reverting.pending()) void this.reverting.run(selected);
  }

  private delete(): void {
    const annotation = this.store.annotation();
    if (annotation && !this.deleting.pending()) void this.deleting.run(annotation);
  }

  private leave(...path: readonly string[]): void {
    const annotation = this.store.annotation();
    if (annotation) void this.router.navigate(['/contents', annotation.contentId, ...path]);
  }

  /** Another version to compare with, passing over the one that is looked at. */
  private stepBase(by: number): void {
    const [selected, base, newest] = [this.store.selected(), this.store.base(), this.store.annotation()?.version];
    if (selected === undefined || newest === undefined) return;
    const next = (base ?? selected) + by;
    const other = next === selected ? next + by : next;
    if (other >= 1 && other <= newest) void this.look(selected, other);
  }

  private step(by: number): void {
    const [selected, newest] = [this.store.selected(), this.store.annotation()?.version];
    if (selected === undefined || newest === undefined) return;
    const next = selected + by;
    if (next >= 1 && next <= newest) void this.look(next);
  }
}

/** Whatever the address says: only a version's number counts. */
function versionOf(value: unknown): number | undefined {
  const version = numberAttribute(value, 0);
  return Number.isInteger(version) && version > 0 ? version : undefined;
}
