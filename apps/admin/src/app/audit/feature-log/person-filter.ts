import { Component, computed, inject, input, linkedSignal, output, resource, signal } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';

import { debounced } from '../../shared/util-url-state/debounced.js';
import { shortId } from '../data/audit-event.js';
import { NameClient } from '../data/name-client.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Chooses somebody by name or address; a pasted id is taken as it is. */
@Component({
  selector: 'odr-person-filter',
  imports: [MatAutocompleteModule],
  template: `
    <label class="odr-filter">
      {{ label() }}
      <input
        #box
        placeholder="Anybody"
        autocomplete="off"
        [value]="text()"
        [matAutocomplete]="choices"
        (input)="typed(box.value)"
        (focus)="box.select()"
        (blur)="settle(box)"
      />
    </label>
    <mat-autocomplete #choices="matAutocomplete" (optionSelected)="chosen.emit($event.option.value)">
      @for (person of found(); track person.id) {
        <mat-option [value]="person.id">
          {{ person.name }} <span class="odr-quiet">{{ person.email }}</span>
        </mat-option>
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
      inline-size: 0;
      min-inline-size: 10ch;
    }
  `,
})
export class PersonFilter {
  private readonly names = inject(NameClient);
  readonly label = input.required<string>();
  /** Id of whoever is chosen. */
  readonly id = input<string>();
  /** The id, or '' for anybody. */
  readonly chosen = output<string>();

  private readonly person = resource({
    params: () => this.id() || undefined,
    loader: async ({ params }) => (await this.names.names([{ type: 'user', id: params }])).get(params),
  });
  private readonly chosenName = computed(() => {
    const id = this.id();
    if (!id) return '';
    return (this.person.hasValue() ? this.person.value() : undefined) ?? shortId(id);
  });
  protected readonly text = linkedSignal(() => this.chosenName());

  private readonly sought = signal('');
  private readonly search = resource({
    params: () => this.sought() || undefined,
    loader: ({ params }) => this.names.search(params),
  });
  protected readonly found = computed(() => (this.search.hasValue() ? this.search.value() : []));
  private readonly seekSoon = debounced(250, (text: string) => this.sought.set(text));

  protected typed(text: string): void {
    const wish = text.trim();
    if (wish === '' || UUID.test(wish)) this.chosen.emit(wish.toLowerCase());
    else this.seekSoon(wish);
  }

  /** What was typed but not chosen filters nothing, so it does not stay. */
  protected settle(box: HTMLInputElement): void {
    box.value = this.chosenName();
  }
}
