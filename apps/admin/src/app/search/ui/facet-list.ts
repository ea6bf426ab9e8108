import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { formatCount } from '../../shared/util-format/format.js';
import type { FacetChoice } from '../data/facet.js';

const SHOWN = 6;

/** The values of a facet with how many each has; the rarer ones are folded away. */
@Component({
  selector: 'odr-facet-list',
  imports: [MatButton],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (choice of shown(); track choice.value) {
        <label [class.none]="choice.count === 0">
          <input type="checkbox" [checked]="choice.isChosen" (change)="choose.emit(choice.value)" />
          <span class="word" [title]="choice.word">{{ choice.word }}</span>
          @if (choice.count !== undefined) {
            &ngsp;<span class="odr-number count">{{ formatCount(choice.count) }}</span>
          }
        </label>
      }
      @if (folded() > 0) {
        <button matButton type="button" [attr.aria-expanded]="isOpen()" (click)="isOpen.set(!isOpen())">
          {{ isOpen() ? 'Show fewer' : 'Show ' + folded() + ' more' }}
        </button>
      }
    </fieldset>
  `,
  styleUrl: './facet-list.scss',
})
export class FacetList {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly FacetChoice[]>();
  /** The value whose box was pressed. */
  readonly choose = output<string>();

  protected readonly isOpen = signal(false);
  protected readonly folded = computed(() => Math.max(0, this.choices().length - SHOWN));
  /** What is chosen is never folded away. */
  protected readonly shown = computed(() =>
    this.isOpen() ? this.choices() : this.choices().filter(({ isChosen }, at) => at < SHOWN || isChosen),
  );
  protected readonly formatCount = formatCount;
}
