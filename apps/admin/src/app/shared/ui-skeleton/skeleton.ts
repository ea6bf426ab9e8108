import { Component, computed, input } from '@angular/core';

/** Grey places where rows, cards or lines will stand. */
@Component({
  selector: 'odr-skeleton',
  template: `
    @for (place of places(); track place) {
      <span class="place" [class]="shape()"></span>
    }
    <span class="odr-visually-hidden" role="status">Loading</span>
  `,
  styleUrl: './skeleton.scss',
  host: { '[class]': 'shape()' },
})
export class Skeleton {
  readonly shape = input<'row' | 'card' | 'line' | 'block'>('row');
  readonly count = input(6);
  protected readonly places = computed(() => Array.from({ length: this.count() }, (_, index) => index));
}
