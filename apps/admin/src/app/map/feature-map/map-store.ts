import { Service, computed, effect, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { type MapSelection, filtersOf } from '../data/coverage-map.js';
import { type ColouredQuestion, MapClient } from '../data/map-client.js';
import { type Screen, type View, seenPolygon, tilesOn, viewOf } from '../data/map-view.js';
import { legendOf } from '../data/palette.js';
import { TileCache } from '../data/tile-cache.js';

/** Something that was selected, and the line around it. */
export interface Selected extends MapSelection {
  readonly polygon: readonly number[];
}

/** The map of the address: what is seen, what it is narrowed to, what has been selected. One for each visit of the page. */
@Service({ autoProvided: false })
export class MapStore {
  private readonly client = inject(MapClient);
  private readonly store = inject(TileCache);
  private readonly route = inject(ActivatedRoute);
  private readonly query = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  readonly filters = computed(() => filtersOf((name) => this.query().get(name)), { equal: isSame });
  readonly isFiltered = computed(() => Object.keys(this.filters()).length > 0);
  readonly q = computed(() => this.query().get('q')?.trim() ?? '');
  readonly colour = computed(() => this.query().get('colour') ?? '');
  readonly engine = computed(() => this.query().get('engine') ?? undefined);

  readonly overview = resource({
    params: () => ({ engine: this.engine() }),
    loader: ({ params }) => this.client.overview(params.engine),
  });
  readonly map = computed(() => (this.overview.hasValue() ? this.overview.value().map : undefined));
  readonly isDrawing = computed(() => this.overview.hasValue() && this.overview.value().isDrawing);
  readonly problem = computed(() => (this.overview.error() ? toProblem(this.overview.error()) : undefined));

  readonly view = signal<View | undefined>(viewOf(this.route.snapshot.queryParamMap.get('at') ?? undefined));
  readonly screen = signal<Screen | undefined>(undefined);

  private readonly question = computed<ColouredQuestion | undefined>(
    () => {
      const map = this.map();
      return map ? { version: map.version, filters: this.filters(), colour: this.colour() } : undefined;
    },
    { equal: isSame },
  );
  readonly tiles = this.store.shown;
  readonly tileProblem = this.store.problem;
  readonly isLoading = this.store.isLoading;

  readonly summary = resource({
    params: () => this.question(),
    loader: ({ params }) => this.client.summary(params),
  });
  readonly total = computed(() => (this.summary.hasValue() ? this.summary.value().total : undefined));
  readonly legend = computed(() => {
    if (!this.colour() || !this.summary.hasValue()) return [];
    const { values, total } = this.summary.value();
    return legendOf(values, total, (value) => this.wordOf(value));
  });

  readonly hits = resource({
    params: () => {
      const [question, q] = [this.question(), this.q()];
      return question && q ? { question, q } : undefined;
    },
    loader: ({ params }) => this.client.hits(params.question, params.q),
    defaultValue: [],
  });

  /** What is on the screen, as a list: for those who cannot see the map. */
  readonly seen = resource({
    params: () => {
      const [question, view, screen] = [this.question(), this.settled(), this.screen()];
      return question && view && screen ? { question, polygon: seenPolygon(view, screen) } : undefined;
    },
    loader: ({ params, abortSignal }) => this.client.select(params.question, params.polygon, abortSignal),
  });
  /** Where the map came to rest. */
  readonly settled = signal<View | undefined>(undefined);

  /** What was selected, the latest last. Another map or other filters make it mean something else. */
  private readonly history = linkedSignal<ColouredQuestion | undefined, readonly Selected[]>({
    source: () => this.question() && { ...(this.question() as ColouredQuestion), colour: '' },
    computation: () => [],
    equal: isSame,
  });
  readonly selected = computed(() => this.history().at(-1));
  readonly canUndo = computed(() => this.history().length > 1);

  constructor() {
    effect(() => {
      const [question, view, screen] = [this.question(), this.view(), this.screen()];
      if (question && view && screen) this.store.show(question, tilesOn(view, screen));
    });
    effect((onCleanup) => {
      const view = this.view();
      const timer = setTimeout(() => this.settled.set(view), SETTLES_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  async select(polygon: readonly number[]): Promise<void> {
    const question = this.question();
    if (!question) return;
    const selection = await this.client.select(question, polygon);
    this.history.update((before) => [...before, { ...selection, polygon }]);
  }

  /** The line around all that is seen. */
  seenPolygon(): readonly number[] | undefined {
    const [view, screen] = [this.view(), this.screen()];
    return view && screen && seenPolygon(view, screen);
  }

  undo(): void {
    this.history.update((before) => before.slice(0, -1));
  }

  clear(): void {
    this.history.set([]);
  }

  /** Asks for the tiles that could not be fetched. */
  again(): void {
    const [question, view, screen] = [this.question(), this.view(), this.screen()];
    this.store.forget();
    if (question && view && screen) this.store.show(question, tilesOn(view, screen));
  }

  private wordOf(value: string): string {
    if (this.colour() !== 'cluster') return value;
    const words = this.map()?.regions.find(
      ({ level, region }) => level === COLOUR_LEVEL && String(region) === value,
    )?.words;
    return words?.join(' · ') ?? `Part ${value}`;
  }
}

const SETTLES_MS = 350;
/** The level of parts that points are told by. */
const COLOUR_LEVEL = 1;

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
