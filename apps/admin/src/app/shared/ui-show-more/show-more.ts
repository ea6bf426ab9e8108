import { Component, input, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** A list that comes page by page. */
interface Continued {
  readonly hasMore: Signal<boolean>;
  readonly isLoadingMore: Signal<boolean>;
  loadMore(): Promise<void>;
}

/** Stands below a list and fetches its next page; nothing once all of it is there. */
@Component({
  selector: 'odr-show-more',
  imports: [MatButton],
  template: `
    @if (list().hasMore()) {
      <button matButton="outlined" type="button" [disabled]="list().isLoadingMore()" (click)="list().loadMore()">
        {{ list().isLoadingMore() ? 'Loading…' : 'Show more' }}
      </button>
    }
  `,
})
export class ShowMore {
  readonly list = input.required<Continued>();
}
