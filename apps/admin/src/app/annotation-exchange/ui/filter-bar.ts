import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { debounced } from '../../shared/util-url-state/debounced.js';
import { type AnnotationFilter, FILTER_NAMES, type FilterName } from '../data/annotation-filter.js';
import type { Choice } from '../data/choices.js';

const TYPING_MS = 400;
/** What stands behind "More filters"; they open by themselves when one of them is set. */
const RARE: readonly FilterName[] = [
  'q',
  'tag',
  'license',
  'pictureFormat',
  'minRating',
  'maxRating',
  'createdFrom',
  'createdTo',
  'updatedFrom',
  'updatedTo',
];

/** Which annotations: by what they are, and by the pictures they are about. */
@Component({
  selector: 'odr-annotation-filter-bar',
  imports: [MatButton],
  templateUrl: './filter-bar.html',
  styles: `
    :host {
      display: grid;
      gap: 10px;
    }

    summary {
      inline-size: fit-content;
      color: var(--mat-sys-primary);
      cursor: pointer;
    }

    details .odr-filters {
      margin-block-start: 10px;
    }
  `,
})
export class FilterBar {
  readonly filter = input.required<AnnotationFilter>();
  readonly sources = input.required<readonly Choice[]>();
  readonly sets = input.required<readonly Choice[]>();
  readonly licenses = input.required<readonly Choice[]>();
  readonly changed = output<Readonly<Partial<Record<FilterName, string | undefined>>>>();

  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly isRareOpen = computed(() => RARE.some((name) => this.filter()[name]));
  /** Narrowed by a link to one picture or person, which no field here names. */
  protected readonly isNarrowed = computed(() => {
    const { contentId, contentUserId, userId, status } = this.filter();
    return Boolean(contentId ?? contentUserId ?? userId ?? status);
  });
  protected readonly formats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heic', 'tiff'];
  protected readonly typed = debounced(TYPING_MS, (name: FilterName, value: string) => this.set(name, value));

  protected set(name: FilterName, value: string): void {
    this.changed.emit({ [name]: value.trim() });
  }

  protected clear(): void {
    this.changed.emit(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])));
  }
}
