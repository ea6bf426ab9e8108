import { Component, type ElementRef, inject, linkedSignal, resource, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatAutocompleteModule, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { Router } from '@angular/router';
import { map } from 'rxjs';

import { type Suggestion, SuggestionClient } from '../shared/data-suggestion/data/suggestion-client.js';
import { Icon } from '../shared/ui-icon/icon.js';
import { debounced } from '../shared/util-url-state/debounced.js';

/** The server takes no more. */
const LONGEST = 200;

/**
 * The search of the whole collection. On the browse page it searches while you type, elsewhere on Enter; arrows go through
 * what is suggested.
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
        (keydown.escape)="leave()"
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
  private readonly trigger = viewChild.required(MatAutocompleteTrigger);
  private readonly beginning = signal('');
  private readonly answer = resource({
    params: () => this.beginning().trimStart() || undefined,
    loader: ({ params }) => this.client.suggest(params),
  });
  /** Those before stay until the next ones are here, or the list would blink with every letter. A search works without them. */
  protected readonly suggestions = linkedSignal<readonly Suggestion[] | undefined, readonly Suggestion[]>({
    source: () => (this.beginning() === '' ? [] : this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? [],
  });
  private readonly suggestSoon = debounced(120, (text: string) => this.beginning.set(text.slice(0, LONGEST)));
  private readonly searchSoon = debounced(250, (text: string) => this.search(text, true));

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected typed(text: string): void {
    this.text.set(text);
    this.suggestSoon(text);
    if (this.isBrowsing()) this.searchSoon(text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    // The list takes Enter for itself while one of its rows is chosen.
    if (this.trigger().activeOption) return;
    this.endSuggesting();
    this.search(this.text(), this.isBrowsing());
  }

  protected take(text: string): void {
    this.endSuggesting();
    this.text.set(text);
    this.search(text, this.isBrowsing());
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

  private search(text: string, isRefinement: boolean): void {
    void this.router.navigate(['/browse'], {
      queryParams: { q: text.trim() || null, like: null },
      queryParamsHandling: isRefinement ? 'merge' : 'replace',
      replaceUrl: isRefinement,
    });
  }

  private isBrowsing(): boolean {
    return this.router.url.split('?')[0] === '/browse';
  }

  private queryInAddress(): string {
    return this.isBrowsing() ? (this.router.parseUrl(this.router.url).queryParams['q'] ?? '') : '';
  }
}
