import { Component, type ElementRef, inject, linkedSignal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { map } from 'rxjs';

import { Icon } from '../shared/ui-icon/icon.js';
import { debounced } from '../shared/util-url-state/debounced.js';

/** The search of the whole collection. On the browse page it searches while you type, elsewhere on Enter. */
@Component({
  selector: 'odr-search-box',
  imports: [Icon],
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
        (input)="typed(box.value)"
        (keydown.escape)="box.blur()"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
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
  private readonly searchSoon = debounced(250, (text: string) => this.search(text, true));

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected typed(text: string): void {
    this.text.set(text);
    if (this.isBrowsing()) this.searchSoon(text);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.search(this.text(), this.isBrowsing());
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
