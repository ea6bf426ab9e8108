import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { AddToSet } from '../../shared/feature-add-to-set/add-to-set.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { PictureCard } from '../../shared/ui-picture-card/picture-card.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { FileDrop } from '../../shared/util-file-drop/file-drop.js';
import { Selection } from '../../shared/util-selection/selection.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { SearchClient } from '../data/search-client.js';
import { type BrowseQuery, FORMATS, type Hit, type HitPage, MODES, SIZES } from '../hit.js';

/** What is published, for everyone: words, filters, or a picture to find its like. */
@Component({
  selector: 'odr-browse-page',
  imports: [Empty, FileDrop, Icon, MatButton, PictureCard, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './browse-page.html',
  styleUrl: './browse-page.scss',
})
export default class BrowsePage {
  readonly q = input<string>();
  readonly mode = input<string>();
  readonly license = input<string>();
  readonly format = input<string>();
  readonly minWidth = input<string>();
  readonly like = input<string>();
  readonly setId = input<string>();

  private readonly client = inject(SearchClient);
  private readonly contents = inject(ContentClient);
  private readonly licenseClient = inject(LicenseClient);
  private readonly sets = inject(AddToSet);
  protected readonly session = inject(Session);
  protected readonly url = injectUrlState();

  protected readonly modes = MODES;
  protected readonly sizes = SIZES;
  protected readonly formats = FORMATS;
  protected readonly file = signal<File | undefined>(undefined);
  /** The filter works without its list; a failure here must not take the pictures away. */
  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  /** Licences among the hits with their counts, then the common ones. */
  protected readonly licenses = computed(() => {
    const counted = (this.hits.page()?.facets?.license ?? []).map(({ value, count }) => ({
      id: value,
      word: `${value} (${formatCount(count)})`,
    }));
    const all = this.catalogue.hasValue() ? this.catalogue.value() : [];
    const common = all.filter((one) => one.verdict === 'open' && one.isCommon).map(({ id }) => ({ id, word: id }));
    const known = new Set(counted.map(({ id }) => id));
    return [...counted, ...common.filter(({ id }) => !known.has(id))];
  });
  private readonly likeContent = resource({
    params: () => this.like(),
    loader: ({ params }) => this.contents.get(params),
  });
  protected readonly likeName = computed(
    () =>
      this.file()?.name ??
      (this.likeContent.hasValue() ? this.likeContent.value()?.name : this.like() && 'this picture'),
  );

  private readonly query = computed<BrowseQuery>(() => ({
    q: this.q(),
    mode: this.q() ? this.mode() : undefined,
    license: this.license(),
    format: this.format(),
    minWidth: this.minWidth(),
    like: this.like(),
    setId: this.setId(),
    file: this.file(),
  }));
  protected readonly hits = new PagedList<Hit, BrowseQuery, HitPage>(
    () => this.query(),
    (query, cursor) => this.client.find(query, cursor),
  );
  protected readonly isFiltered = computed(() =>
    Boolean(this.license() ?? this.format() ?? this.minWidth() ?? this.setId()),
  );
  protected readonly isByPicture = computed(() => Boolean(this.file() ?? this.like()));
  protected readonly summary = computed(() => {
    if (this.hits.isLoading()) return '';
    const total = this.hits.total();
    const shown = this.hits.items().length;
    if (total === undefined && this.hits.hasMore()) return `${formatCount(shown)} and more`;
    const count = plural(total ?? shown, 'picture');
    return this.hits.page()?.totalIsAtLeast ? `${count} and more` : count;
  });
  /** What to search for when the words that were meant are the words one wants. */
  protected readonly corrected = computed(() =>
    (this.hits.page()?.corrections ?? []).reduce(
      (q, { word, replacement }) => q.split(word).join(replacement),
      this.q() ?? '',
    ),
  );

  /** The first of a list that one can go through: what is like a picture has no further pages. */
  protected readonly walkable = computed(() =>
    this.session.can('annotation.create') && !this.isByPicture() && !this.setId() ? this.hits.items()[0] : undefined,
  );

  protected readonly isPicking = signal(false);
  protected readonly selection = new Selection();
  protected readonly plural = plural;

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

  protected searchLike(files: Iterable<File>): void {
    const picture = [...files].find((file) => file.type.startsWith('image/'));
    if (!picture) return;
    this.file.set(picture);
    this.url.patch({ like: undefined, q: undefined });
  }

  protected dropLike(): void {
    this.file.set(undefined);
    this.url.patch({ like: undefined });
  }

  protected clearFilters(): void {
    this.url.patch({ license: undefined, format: undefined, minWidth: undefined, mode: undefined, setId: undefined });
  }

  /** Captions say best what a picture is about; text that stands in it comes next, and is called what it is. */
  protected excerptOf({ highlight, pictureText }: Hit): string | undefined {
    return highlight ?? (pictureText && `In the picture: ${pictureText}`);
  }

  protected noteOf(hit: Hit): string {
    return this.isByPicture() && hit.score !== undefined ? `${Math.round(hit.score * 100)} %` : '';
  }
}
