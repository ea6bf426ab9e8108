import { Component, computed, effect, inject, resource, signal, viewChild } from '@angular/core';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { isPublic } from '../../shared/data-content/content.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { AddToSet } from '../../shared/feature-add-to-set/add-to-set.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { COLOURS, FILTERS } from '../data/coverage-map.js';
import { MapClient } from '../data/map-client.js';
import { viewText } from '../data/map-view.js';
import { TileCache } from '../data/tile-cache.js';
import { MapCanvas, type Pointed } from '../ui/map-canvas.js';
import { MapDrawing } from '../ui/map-drawing.js';
import { MapTrust } from '../ui/map-trust.js';
import { MapStore } from './map-store.js';

const LOOK_EVERY_MS = 2_000;
const HOVER_MS = 150;

/** The collection as a map: what looks alike lies together. */
@Component({
  selector: 'odr-map-page',
  imports: [
    Empty,
    Icon,
    MapCanvas,
    MapDrawing,
    MapTrust,
    MatButton,
    MatIconButton,
    Picture,
    ProblemView,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './map-page.html',
  styleUrl: './map-page.scss',
  providers: [MapStore, TileCache],
})
export default class MapPage {
  protected readonly store = inject(MapStore);
  private readonly client = inject(MapClient);
  private readonly contents = inject(ContentClient);
  private readonly sets = inject(AddToSet);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly session = inject(Session);
  protected readonly url = injectUrlState();
  private readonly canvas = viewChild(MapCanvas);

  protected readonly colours = COLOURS;
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;
  protected readonly isPublic = isPublic;
  protected readonly isLasso = signal(false);
  protected readonly hasPictures = signal(true);
  protected readonly chosen = signal<string | undefined>(undefined);
  protected readonly mayDraw = computed(() => this.session.can('search_map.manage'));

  protected readonly pointed = signal<Pointed | undefined>(undefined);
  private readonly hovered = resource({
    params: () => this.pointed()?.id,
    loader: async ({ params, abortSignal }) => {
      await new Promise((resolve) => setTimeout(resolve, HOVER_MS));
      return abortSignal.aborted ? undefined : this.contents.get(params);
    },
  });
  protected readonly card = computed(() => {
    const [at, content] = [this.pointed(), this.hovered.hasValue() ? this.hovered.value() : undefined];
    return at && content?.id === at.id ? { ...at, content } : undefined;
  });

  protected readonly versions = resource({
    params: () => (this.mayDraw() ? {} : undefined),
    loader: () => this.client.versions(),
  });
  protected readonly latest = computed(() => (this.versions.hasValue() ? this.versions.value()?.[0] : undefined));
  /** Why the map that serves should be drawn anew. */
  protected readonly due = computed(() =>
    this.versions.hasValue()
      ? this.versions.value()?.find(({ version }) => version === this.store.map()?.version)?.due
      : undefined,
  );
  protected readonly draw = action(async () => {
    await this.client.draw(this.store.engine());
    this.look();
  });
  protected readonly select = action(async (polygon: readonly number[]) => {
    await this.store.select(polygon);
    const count = this.store.selected()?.count ?? 0;
    await this.announcer.announce(`${plural(count, 'picture')} selected.`);
  });

  protected readonly label = computed(() => {
    const seen = this.store.seen.hasValue() ? this.store.seen.value().count : undefined;
    return seen === undefined ? 'Map of the collection' : `Map of the collection, ${plural(seen, 'picture')} in view`;
  });
  /** The search page with the same words and filters. */
  protected readonly searchParams = computed(() => ({ ...this.store.filters(), q: this.store.q() || undefined }));

  constructor() {
    injectPoll(
      LOOK_EVERY_MS,
      () => this.look(),
      () => this.store.isDrawing() || this.latest()?.state === 'building',
    );
    effect(() => {
      const view = this.store.settled();
      if (view) this.url.patch({ at: viewText(view) });
    });
  }

  private look(): void {
    this.store.overview.reload();
    this.versions.reload();
  }

  protected zoom(factor: number): void {
    this.canvas()?.zoom(factor);
  }

  protected showAll(): void {
    this.canvas()?.showAll();
  }

  protected toggleLasso(): void {
    this.isLasso.update((before) => !before);
  }

  protected choose(value: string): void {
    this.chosen.update((before) => (before === value ? undefined : value));
  }

  protected colourBy(colour: string): void {
    this.chosen.set(undefined);
    this.url.patch({ colour });
  }

  protected async lassoed(polygon: readonly number[]): Promise<void> {
    this.isLasso.set(false);
    await this.select.run(polygon);
  }

  protected async selectSeen(): Promise<void> {
    const polygon = this.store.seenPolygon();
    if (polygon) await this.select.run(polygon);
  }

  protected addToSet(): void {
    const selected = this.store.selected();
    if (selected) void this.sets.ask(selected.ids);
  }

  protected open(id: string): void {
    void this.router.navigate(['/contents', id]);
  }

  protected clearFilters(): void {
    this.url.patch(Object.fromEntries([...FILTERS, 'q'].map((name) => [name, undefined])));
  }
}
