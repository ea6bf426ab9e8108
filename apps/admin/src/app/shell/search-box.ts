import { Component, type ElementRef, inject, linkedSignal, resource, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { type Params, Router } from '@angular/router';
import { map } from 'rxjs';

import { BroughtPictures } from '../shared/data-brought-picture/brought-pictures.js';
import { pictureAmong } from '../shared/data-brought-picture/picture-among.js';
import { type Suggestion, SuggestionClient } from '../shared/data-suggestion/data/suggestion-client.js';
import { Icon } from '../shared/ui-icon/icon.js';
import { debounced } from '../shared/util-url-state/debounced.js';

/** The server takes no more. */
const LONGEST = 200;

/** Pages that answer to what is typed while it is typed. */
const SEARCHES = ['/browse', '/browse/side-by-side'];

/**
 * The search of the whole collection, by words or by a picture. On the search page it searches while you type, elsewhere on
 * Enter; arrows go through what is suggested.
 */
@Component({
  selector: 'odr-search-box',
  imports: [Icon, MatAutocompleteModule],
  template: `
    <form role="search" (submit)="submit($event)">
      <odr-icon name="search" />
      <input
        #box
        type="search"
        name="q"
        autocomplete="off"
        placeholder="Search pictures, captions and tags"
        aria-label="Search pictures, captions and tags"
        aria-keyshortcuts="/"
        [value]="text()"
        [matAutocomplete]="suggested"
        (input)="typed(box.value)"
        (focus)="isSettled = true"
        (keydown.escape)="leave()"
      />
      <button type="button" title="Search by a picture" aria-label="Search by a picture" (click)="chooser.click()">
        <odr-icon name="image_search" />
      </button>
      <input
        #chooser
        hidden
        type="file"
        accept="image/*,.heic,.avif"
        (change)="searchLike(chooser.files ?? []); chooser.value = ''"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
    <mat-autocomplete
      #suggested="matAutocomplete"
      aria-label="Suggestions"
      (optionSelected)="take($event.option.value)"
    >
      @for (one of suggestions(); track one.kind + one.text) {
        <mat-option [value]="one.text">
          <odr-icon [name]="one.kind === 'name' ? 'image' : 'search'" />{{ one.text }}
        </mat-option>
      }
    </mat-autocomplete>
  `,
  styleUrl: './search-box.scss',
})
export class SearchBox {
  private readonly router = inject(Router);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly inAddress = toSignal(this.router.events.pipe(map(() => this.queryInAddress())), {
    initialValue: '',
  });
  protected readonly text = linkedSignal(() => this.inAddress());
  private readonly client = inject(SuggestionClient);
  private readonly brought = inject(BroughtPictures);
  private readonly trigger = viewChild.required(MatAutocompleteTrigger);
  private readonly beginning = signal('');
  private readonly answer = resource({
    params: () => this.beginning().trimStart() || undefined,
    loader: ({ params, abortSignal }) => this.client.suggest(params, abortSignal),
  });
  /** Those before stay until the next ones are here, or the list would blink with every letter. A search works without them. */
  protected readonly suggestions = linkedSignal<readonly Suggestion[] | undefined, readonly Suggestion[]>({
    source: () => (this.beginning() === '' ? [] : this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  private readonly suggestSoon = debounced(120, (text: string) => this.beginning.set(text.slice(0, LONGEST)));
  private readonly searchSoon = debounced(150, () => this.search(this.text()));
  /** Whether the next search is a new step: what is typed letter by letter is one step of going back. */
  protected isSettled = true;

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.suggestSoon(text);
    if (this.isSearching()) this.searchSoon();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    // The list takes Enter for itself while one of its rows is chosen.
    if (this.trigger().activeOption) return;
    this.endSuggesting();
    this.search(this.text());
    this.isSettled = true;
  }

  protected take(text: string): void {
    this.endSuggesting();
    this.text.set(text);
    this.search(text);
    this.isSettled = true;
  }

  protected searchLike(files: Iterable<File>): void {
    const picture = pictureAmong(files);
    if (picture)
      this.go(
        { q: null, mode: null, engine: null, like: null, unlike: null, picture: this.brought.keep(picture) },
        false,
      );
  }

  /** The first Escape closes the list, the next one leaves the field. */
  protected leave(): void {
    if (!this.trigger().panelOpen) this.box().nativeElement.blur();
  }

  private endSuggesting(): void {
    this.suggestSoon('');
    this.beginning.set('');
    this.trigger().closePanel();
  }

  private search(text: string): void {
    const q = text.trim() || null;
    const { like, picture } = this.router.parseUrl(this.router.url).queryParams;
    // Words take the place of examples, and engines that compare pictures need not read words.
    const engine = like || picture ? { engine: null } : {};
    this.go({ q, ...engine, like: null, unlike: null, picture: null }, this.isSearching() && !this.isSettled);
    this.isSettled = false;
  }

  /** Filters stay while one searches on; from elsewhere a search begins afresh. */
  private go(queryParams: Params, replaceUrl: boolean): void {
    const path = this.isSearching() ? this.path() : '/browse';
    void this.router.navigate([path], {
      queryParams,
      queryParamsHandling: this.isSearching() ? 'merge' : 'replace',
      replaceUrl,
    });
  }

  private isSearching(): boolean {
    return SEARCHES.includes(this.path());
  }

  private path(): string {
    return this.router.url.split(/[?#]/)[0] ?? '';
  }

  private queryInAddress(): string {
    return this.isSearching() ? (this.router.parseUrl(this.router.url).queryParams['q'] ?? '') : '';
  }
}
