import { Component, computed, input } from '@angular/core';

const WIDTH = 120;
const HEIGHT = 24;

/** A line of values between 0 and 1, oldest first; what it says stands in words beside it. */
@Component({
  selector: 'odr-sparkline',
  template: `
    <svg [attr.viewBox]="'0 0 ' + width + ' ' + height" role="img" [attr.aria-label]="label()">
      <polyline [attr.points]="points()" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      inline-size: 120px;
      block-size: 24px;
    }

    polyline {
      fill: none;
      stroke: var(--odr-chart-1);
      stroke-width: 2;
    }
  `,
})
export class Sparkline {
  readonly values = input.required<readonly number[]>();
  readonly label = input.required<string>();

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly points = computed(() => {
    const values = this.values();
    const step = (WIDTH - 4) / Math.max(1, values.length - 1);
    return values.map((value, at) => `${2 + at * step},${HEIGHT - 2 - (HEIGHT - 4) * value}`).join(' ');
  });
}
