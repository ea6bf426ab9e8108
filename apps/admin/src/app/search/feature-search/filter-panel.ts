import { Component, computed, inject, input, output, resource } from '@angular/core';
import { ContentAspect, ContentSize } from '@odr/contracts';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { Session } from '../../shared/data-session/session.js';
import { SetFilter } from '../../shared/feature-set-filter/set-filter.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { choicesOf } from '../data/facet.js';
import { ANY_STATUS, FILTER_WORDS } from '../../shared/data-saved-search/filter-label.js';
import type { Facets } from '../data/hit.js';
import { type FilterName, type Filters, SEVERAL, toggled } from '../data/search-state.js';
import { FacetList } from '../ui/facet-list.js';

const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'heic', 'gif', 'tiff'];

/** Everything that pictures can be narrowed by, with how many each choice leaves. */
@Component({
  selector: 'odr-filter-panel',
  imports: [FacetList, SetFilter, Skeleton],
  templateUrl: './filter-panel.html',
  styleUrl: './filter-panel.scss',
})
export class FilterPanel {
  private readonly licenseClient = inject(LicenseClient);
  private readonly session = inject(Session);

  readonly filters = input.required<Filters>();
  /** Undefined while nothing was counted: of what is like a picture, nothing ever is. */
  readonly facets = input<Facets | undefined>();
  /** Whether they are being counted for the first time: guesses would only jump away. */
  readonly isWaiting = input(false);
  /** Parameters of the address that change. */
  readonly narrowed = output<Readonly<Record<string, string>>>();

  /** The filter works without the catalogue; a failure here must not take the pictures away. */
  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  private readonly licenses = computed(() =>
    (this.catalogue.hasValue() ? this.catalogue.value() : [])
      .filter((one) => one.verdict === 'open' && one.isCommon)
      .map(({ id }) => id),
  );
  /** Without counts, what there might be is offered. */
  private readonly guesses = computed<Readonly<Partial<Record<FilterName, readonly string[]>>>>(() =>
    this.facets()
      ? {}
      : {
          license: this.licenses(),
          aspect: Object.values(ContentAspect),
          size: Object.values(ContentSize),
          format: FORMATS,
        },
  );
  protected readonly lists = computed(() => {
    const guesses = this.guesses();
    return (
      this.names()
        .map((name) => ({
          name,
          label: FILTER_WORDS[name],
          choices: choicesOf(name, this.facets(), this.filters(), guesses[name]),
        }))
        // One value that all have tells nothing apart.
        .filter(({ choices }) => choices.length > 1 || choices.some(({ isChosen }) => isChosen))
    );
  });
  private readonly names = computed<readonly FilterName[]>(() => [
    'license',
    'aspect',
    'size',
    'format',
    'source',
    'year',
    'type',
    'setId',
    ...(this.session.isSignedIn() ? (['flag'] as const) : []),
    // Whoever looks at what is not published wants to know how far each is.
    ...(this.filters().status ? (['status'] as const) : []),
  ]);

  protected readonly isSignedIn = this.session.isSignedIn;
  protected readonly isAnyStatus = computed(() => this.filters().status === ANY_STATUS);
  protected readonly isMine = computed(() => this.filters().userId === this.session.user()?.id);

  protected choose(name: FilterName, value: string): void {
    const before = this.filters()[name];
    this.narrowed.emit({
      [name]: SEVERAL.includes(name) ? toggled(before, value) : before === value ? '' : value,
    });
  }

  protected set(name: FilterName, value: string): void {
    this.narrowed.emit({ [name]: value.trim() });
  }

  protected showMine(isMine: boolean): void {
    this.set('userId', isMine ? (this.session.user()?.id ?? '') : '');
  }
}
