import { Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import { SuggestionClient } from '../../shared/data-suggestion/data/suggestion-client.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { plural } from '../../shared/util-format/format.js';
import { beginnings, type Rescue, withoutEach } from '../data/rescue.js';
import { SearchClient, type SearchQuestion } from '../data/search-client.js';
import { isByPicture, isFiltered } from '../data/search-state.js';

/** What to try when nothing was found: the filters that hide something, and words that are there. */
@Component({
  selector: 'odr-nothing-found',
  imports: [Empty, MatButton, RouterLink],
  template: `
    @if (isSearch()) {
      <odr-empty icon="search" title="Nothing fits">
        @if (rescues().length > 0) {
          Together these filters leave nothing; without one of them there is something.
        } @else if (question().q) {
          Try fewer or other words.
        }
        Only what you may see is found here.
        <div odrNext class="ways">
          @for (rescue of rescues(); track rescue.filter.name + rescue.filter.value) {
            <button [matButton]="$first ? 'filled' : 'outlined'" type="button" (click)="narrowed.emit(without(rescue))">
              Without “{{ rescue.filter.label }}”: {{ plural(rescue.count, 'picture') }}
            </button>
          }
          @for (word of words(); track word) {
            <button matButton="outlined" type="button" (click)="narrowed.emit({ q: word })">Search “{{ word }}”</button>
          }
          @if (isFiltered(question())) {
            <button matButton="outlined" type="button" (click)="clear.emit()">Clear filters</button>
          }
          <a [matButton]="rescues().length > 0 ? 'outlined' : 'filled'" routerLink="/browse">Browse everything</a>
        </div>
      </odr-empty>
    } @else {
      <odr-empty icon="photo_library" title="Nothing is published yet">
        Pictures appear here once they are checked and a moderator has approved them.
        @if (session.can('content.create')) {
          <a odrNext matButton="filled" routerLink="/contribute/upload">Upload the first</a>
        } @else if (!session.isSignedIn()) {
          <a odrNext matButton="filled" routerLink="/register">Create an account to contribute</a>
        }
      </odr-empty>
    }
  `,
  styles: `
    .ways {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 8px;
    }
  `,
})
export class NothingFound {
  private readonly client = inject(SearchClient);
  private readonly suggestions = inject(SuggestionClient);
  protected readonly session = inject(Session);

  readonly question = input.required<SearchQuestion>();
  /** Parameters of the address that would bring something. */
  readonly narrowed = output<Readonly<Record<string, string>>>();
  readonly clear = output<void>();

  protected readonly isSearch = computed(
    () => this.question().q !== '' || isFiltered(this.question()) || isByPicture(this.question()),
  );
  /** An empty page is empty with or without advice: a failure here is not told. */
  private readonly counted = resource({
    params: () => this.question(),
    loader: ({ params, abortSignal }) => this.countWithoutEach(params, abortSignal),
  });
  private readonly suggested = resource({
    params: () => this.question().q || undefined,
    loader: ({ params, abortSignal }) => this.wordsNear(params, abortSignal),
  });
  protected readonly rescues = computed(() => (this.counted.hasValue() ? this.counted.value() : []));
  protected readonly words = computed(() => (this.suggested.hasValue() ? this.suggested.value() : []));
  protected readonly plural = plural;
  protected readonly isFiltered = isFiltered;

  protected without({ filter }: Rescue): Readonly<Record<string, string>> {
    return { [filter.name]: filter.rest };
  }

  private async countWithoutEach(question: SearchQuestion, signal: AbortSignal): Promise<readonly Rescue[]> {
    const rescues = await Promise.all(
      withoutEach(question.filters).map(async ({ filter, filters }) => ({
        filter,
        count: (await this.client.count({ ...question, filters }, signal)) ?? 0,
      })),
    );
    return rescues.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  }

  private async wordsNear(q: string, signal: AbortSignal): Promise<readonly string[]> {
    for (const beginning of beginnings(q)) {
      const found = await this.suggestions.suggest(beginning, signal);
      const words = found.filter(({ kind, text }) => kind === 'word' && text !== q).map(({ text }) => text);
      if (words.length > 0) return words.slice(0, 3);
    }
    return [];
  }
}
