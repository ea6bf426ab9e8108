import { Component, input, output } from '@angular/core';

import type { ServiceOwner } from '../data/service-account.js';

/** Finds who answers for an account: type a name, choose from what is found. */
@Component({
  selector: 'odr-owner-picker',
  template: `
    <label class="odr-filter">
      Who answers for it
      <input
        #words
        type="search"
        autocomplete="off"
        placeholder="Name of a person or team"
        size="26"
        (input)="searched.emit(words.value)"
      />
    </label>
    @if (found(); as found) {
      @if (found.length === 0) {
        <p class="odr-quiet" role="status">Nobody active is called so, and no team.</p>
      } @else {
        <ul aria-label="People and teams">
          @for (one of found; track one.id) {
            <li>
              <label>
                <input type="radio" name="owner" [checked]="one.id === chosen()?.id" (change)="choose.emit(one)" />
                {{ one.name }} <span class="odr-quiet">{{ one.type === 'team' ? 'team' : 'person' }}</span>
              </label>
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 10px;
    }

    li label {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-block-size: 32px;
    }

    input[type='radio'] {
      inline-size: 18px;
      block-size: 18px;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class OwnerPicker {
  /** Undefined until something was searched for. */
  readonly found = input<readonly ServiceOwner[]>();
  readonly chosen = input<ServiceOwner>();
  readonly searched = output<string>();
  readonly choose = output<ServiceOwner>();
}
