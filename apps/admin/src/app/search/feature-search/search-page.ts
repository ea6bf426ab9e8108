import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { BroughtPictures } from '../../shared/data-brought-picture/brought-pictures.js';
import { pictureAmong } from '../../shared/data-brought-picture/picture-among.js';
import { ANY_STATUS } from '../../shared/data-saved-search/filter-label.js';
import { type KeptQuery, keptQuery, queryWords } from '../../shared/data-saved-search/saved-search.js';
import { Session } from '../../shared/data-session/session.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { AddToSet } from '../../shared/feature-add-to-set/add-to-set.js';
import { Freeze } from '../../shared/feature-freeze/freeze.js';
import { SaveSearch } from '../../shared/feature-save-search/save-search.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { PageDrop } from '../../shared/util-file-drop/page-drop.js';
import { plural } from '../../shared/util-format/format.js';
import { Selection } from '../../shared/util-selection/selection.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { correctedQuery, countWords, missingWords, planWords } from '../data/answer-words.js';
import type { Example } from '../data/example.js';
import { type ActiveFilter, activeFilters } from '../data/filter-words.js';
import type { Hit } from '../data/hit.js';
import { MODES } from '../data/modes.js';
import { FILTERS, isFiltered } from '../data/search-state.js';
import { Examples } from '../feature-examples/examples.js';
import { ExampleTray } from '../ui/example-tray.js';
import { FilterChips } from '../ui/filter-chips.js';
import { HitCard } from '../ui/hit-card.js';
import { ScoreExplanation } from '../ui/score-explanation.js';
import { FilterPanel } from './filter-panel.js';
import { NothingFound } from './nothing-found.js';
import { injectSearchKeys } from './search-keys.js';
import { injectReturn } from './search-return.js';
import { SearchStore } from './search-store.js';

/** Everything one may see: by words, by filters, by pictures that are like it and unlike it. */
@Component({
  selector: 'odr-search-page',
  imports: [
    ExampleTray,
    FilterChips,
    FilterPanel,
    HitCard,
    Icon,
    MatButton,
    MatProgressBar,
    NothingFound,
    PageDrop,
    ProblemView,
    RouterLink,
    ScoreExplanation,
    ShowMore,
    Skeleton,
  ],
  providers: [Examples, SearchStore],
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
  host: { '(document:paste)': 'paste($event)' },
})
export default class SearchPage {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly brought = inject(BroughtPictures);
  private readonly sets = inject(AddToSet);
  private readonly setClient = inject(SetClient);
  private readonly snacks = inject(MatSnackBar);
  private readonly searches = inject(SaveSearch);
  private readonly freezer = inject(Freeze);
  protected readonly examples = inject(Examples);
  protected readonly store = inject(SearchStore);
  protected readonly session = inject(Session);
  protected readonly url = injectUrlState();

  protected readonly modes = MODES;
  protected readonly hits = this.store.hits;
  protected readonly state = this.store.state;
  protected readonly isByPicture = this.store.isByPicture;
  protected readonly isFiltered = computed(() => isFiltered(this.state()));

  private readonly set = resource({
    params: () => this.state().filters.setId,
    loader: ({ params }) => this.setClient.get(params),
  });
  protected readonly chips = computed(() =>
    activeFilters(this.state().filters, (name) => {
      if (name === 'setId') return this.set.hasValue() ? this.set.value()?.name : 'one';
      if (name === 'userId') return this.state().filters.userId === this.session.user()?.id ? 'me' : 'one person';
      return name === 'teamId' ? 'one' : undefined;
    }),
  );

  protected readonly summary = computed(() => {
    const page = this.hits.page();
    return page ? countWords(page, this.hits.items().length, this.hits.hasMore()) : '';
  });
  protected readonly plan = computed(() => planWords(this.hits.page() ?? {}));
  /** With why it was ranked like this. */
  protected readonly planAndReason = computed(() =>
    [this.plan(), this.hits.page()?.ranking?.reason].filter(Boolean).join(' '),
  );
  protected readonly missing = computed(() => missingWords(this.hits.page()?.missing ?? []));
  protected readonly corrected = computed(() => correctedQuery(this.state().q, this.hits.page()?.corrections ?? []));
  /** Of what is like a picture nothing is counted, and filters that fit another question must not stay. */
  protected readonly facets = computed(() => this.hits.page()?.facets);
  protected readonly exampleNames = computed(() => {
    const { like, unlike } = this.state();
    const names = new Map(this.examples.examples().map(({ id, name }) => [id, name]));
    return [...like, ...unlike].map((id) => names.get(id) ?? 'a picture');
  });
  /** To try again with the same picture would not help. */
  protected readonly isPictureRefused = computed(() => {
    const { status = 0, code = '' } = this.hits.problem() ?? {};
    return this.examples.file() !== undefined && code.startsWith('content.') && status >= 400 && status < 500;
  });
  /** The map marks what words find, and shows what filters leave; it knows nothing of examples. */
  protected readonly onMap = computed(() => {
    const { q, filters } = this.state();
    return { ...(q && { q }), ...filters };
  });
  /** The first of a list that one can go through: what is like a picture has no further pages. */
  protected readonly walkable = computed(() =>
    this.session.can('annotation.create') && !this.isByPicture() && !this.state().filters.setId
      ? this.hits.items()[0]
      : undefined,
  );

  /** A picture that was brought along cannot be kept: the server has no copy of it. */
  private readonly isLasting = computed(
    () => this.state().picture === '' && (this.state().q !== '' || this.isByPicture() || this.isFiltered()),
  );
  protected readonly mayKeep = computed(() => this.session.can('saved_search.manage') && this.isLasting());
  protected readonly mayFreeze = computed(
    () => this.session.can('content_set.manage') && this.isLasting() && this.hits.items().length > 0,
  );

  protected readonly isFilterOpen = signal(false);
  protected readonly isPicking = signal(false);
  protected readonly selection = new Selection();
  /** The card that the keys are for. */
  protected readonly currentId = linkedSignal<readonly Hit[], string | undefined>({
    source: this.hits.items,
    computation: (items, before) =>
      items.some(({ content }) => content.id === before?.value) ? before?.value : undefined,
  });
  protected readonly plural = plural;

  constructor() {
    let before: unknown;
    // Another question is another list: one starts at its top.
    effect(() => {
      const question = this.store.question();
      if (before !== undefined && before !== question) untracked(() => this.toTop());
      before = question;
    });
    const page = {
      host: this.host,
      state: this.state,
      shown: () => this.hits.items().length,
      currentId: this.currentId,
      isShown: () => this.hits.page() !== undefined,
    };
    injectReturn(page, this.store.isBack);
    injectSearchKeys({
      host: this.host,
      current: () => this.hits.items().find(({ content }) => content.id === this.currentId()),
      like: ({ content }) => this.store.addExample(content.id, 'like'),
      unlike: ({ content }) => this.addAgainst(content.id),
      explain: ({ content }) => this.explain(content.id),
      select: ({ content }) => this.toggleSelected(content.id),
      close: () => this.store.explainedId.set(undefined),
      isExplaining: () => this.store.explainedId() !== undefined,
    });
  }

  /** Of one example how alike it is; of several, what is for it and against it put together. */
  protected scoreNote({ score }: Hit): string {
    if (!this.isByPicture() || score === undefined) return '';
    return this.examples.examples().length > 1 ? score.toFixed(2) : `${Math.round(score * 100)} %`;
  }

  protected explain(id: string): void {
    this.store.explainedId.update((before) => (before === id ? undefined : id));
  }

  protected addAgainst(id: string): void {
    if (this.isByPicture()) this.store.addExample(id, 'unlike');
  }

  protected turn({ id, side }: Example): void {
    this.store.addExample(id, side === 'like' ? 'unlike' : 'like');
  }

  protected searchLike(files: Iterable<File>): void {
    const picture = pictureAmong(files);
    if (picture) this.store.bring(this.brought.keep(picture));
    else this.snacks.open('That is no picture.', undefined, { duration: 4_000 });
  }

  /** A picture in the clipboard; text that is pasted goes where it is meant to go. */
  protected paste(event: ClipboardEvent): void {
    const picture = pictureAmong(event.clipboardData?.files ?? []);
    if (!picture) return;
    event.preventDefault();
    this.searchLike([picture]);
  }

  protected dropExamples(): void {
    this.url.patch({ like: '', unlike: '', picture: '', engine: '' }, { push: true });
  }

  protected remove({ name, rest }: ActiveFilter): void {
    this.url.patch({ [name]: rest }, { push: true });
  }

  protected clearFilters(): void {
    this.url.patch(Object.fromEntries(FILTERS.map((name) => [name, undefined])), { push: true });
  }

  protected keep(): void {
    void this.searches.ask(this.lasting());
  }

  /** What is found now becomes a set that later pictures do not change. */
  protected freeze(): void {
    const query = this.lasting();
    void this.freezer.ask({ query }, query.q ?? queryWords(query));
  }

  protected togglePicking(): void {
    this.isPicking.update((before) => !before);
    this.selection.clear();
  }

  protected selectShown(): void {
    this.selection.setAll(this.hits.items().map(({ content }) => content.id));
  }

  protected async addToSet(): Promise<void> {
    if (await this.sets.ask(this.selection.ids())) this.togglePicking();
  }

  private lasting(): KeptQuery {
    const { status, ...others } = this.state().filters;
    return keptQuery({ ...this.state(), filters: status === ANY_STATUS ? others : this.state().filters });
  }

  private toggleSelected(id: string): void {
    if (!this.session.can('content_set.manage')) return;
    this.isPicking.set(true);
    this.selection.set(id, !this.selection.has(id));
  }

  private toTop(): void {
    this.host.closest('main')?.scrollTo?.({ top: 0 });
  }
}
