import { Component, computed, inject, input, linkedSignal, output, resource, signal } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';

import type { ContentSet } from '../data-sets/content-set.js';
import { SetClient } from '../data-sets/data/set-client.js';
import { formatCount } from '../util-format/format.js';
import { debounced } from '../util-url-state/debounced.js';

/** Chooses one of all sets one may see, by a part of its name. */
@Component({
  selector: 'odr-set-filter',
  imports: [MatAutocompleteModule],
  template: `
    <label class="odr-filter">
      {{ label() }}
      <input
        #box
        autocomplete="off"
        [placeholder]="placeholder()"
        [value]="text()"
        [matAutocomplete]="choices"
        (input)="typed(box.value)"
        (focus)="look(box)"
        (blur)="settle(box)"
        (keydown.enter)="$event.preventDefault()"
      />
    </label>
    <mat-autocomplete #choices="matAutocomplete" (optionSelected)="chosen.emit($event.option.value)">
      @if (id()) {
        <mat-option value="">{{ placeholder() }}</mat-option>
      }
      @for (set of found(); track set.id) {
        <mat-option [value]="set.id">
          {{ set.name }} <span class="odr-quiet">{{ formatCount(set.itemCount) }}</span>
        </mat-option>
      } @empty {
        @if (found()) {
          <mat-option disabled>No set is called that.</mat-option>
        }
      }
    </mat-autocomplete>
  `,
  styles: `
    :host,
    label {
      display: flex;
    }

    label {
      flex: 1;
    }

    input {
      flex: 1;
      min-inline-size: 14ch;
    }
  `,
})
export class SetFilter {
  private readonly sets = inject(SetClient);
  readonly label = input('Set');
  /** What no choice means. */
  readonly placeholder = input('Everything');
  /** Id of the set that is chosen. */
  readonly id = input<string>();
  /** The id, or '' for none. */
  readonly chosen = output<string>();

  private readonly set = resource({
    params: () => this.id() || undefined,
    loader: ({ params }) => this.sets.get(params),
  });
  private readonly name = computed(() => {
    if (!this.id()) return '';
    if (this.set.error()) return 'A set that is gone';
    return this.set.hasValue() ? this.set.value().name : '';
  });
  protected readonly text = linkedSignal(() => this.name());

  private readonly sought = signal<string | undefined>(undefined);
  private readonly search = resource({
    params: () => (this.sought() === undefined ? undefined : { q: this.sought() }),
    loader: ({ params: { q } }) => this.sets.list(q ? { q } : {}, undefined),
  });
  /** The last answer stays while the next one is on its way: a list that empties closes. */
  protected readonly found = linkedSignal<readonly ContentSet[] | undefined, readonly ContentSet[] | undefined>({
    source: () => (this.search.hasValue() ? this.search.value().items : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  private readonly seekSoon = debounced(250, (text: string) => this.sought.set(text));
  protected readonly formatCount = formatCount;

  protected look(box: HTMLInputElement): void {
    box.select();
    // Coming back to a word that was typed goes on with it.
    if (this.sought() === undefined || box.value === this.name()) this.sought.set('');
  }

  protected typed(text: string): void {
    const wish = text.trim();
    if (wish === '' && this.id()) this.chosen.emit('');
    this.seekSoon(wish);
  }

  /** What was typed but not chosen filters nothing, so it does not stay. */
  protected settle(box: HTMLInputElement): void {
    box.value = this.name();
  }
}
