import { Component, computed, input } from '@angular/core';

/** A value between 0 and 1 as a dot on a line, its interval as a bar; the words stand beside it. */
@Component({
  selector: 'odr-interval-bar',
  template: `
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <line class="scale" x1="0" y1="6" x2="100" y2="6" />
      @if (bar(); as bar) {
        <rect class="bar" [attr.x]="bar.x" y="3" [attr.width]="bar.width" height="6" rx="2" />
      }
      <rect class="dot" [attr.x]="dot()" y="1" width="2" height="10" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      inline-size: 120px;
      block-size: 12px;
    }

    .scale {
      stroke: var(--odr-line);
      stroke-width: 2;
    }

    .bar {
      fill: var(--odr-chart-1);
      opacity: 0.4;
    }

    .dot {
      fill: var(--odr-chart-1);
    }
  `,
})
export class IntervalBar {
  readonly value = input.required<number>();
  readonly low = input<number | null>(null);
  readonly high = input<number | null>(null);

  protected readonly dot = computed(() => 98 * within(this.value()));
  protected readonly bar = computed(() => {
    const [low, high] = [this.low(), this.high()];
    if (low === null || high === null) return undefined;
    return { x: 100 * within(low), width: Math.max(1, 100 * (within(high) - within(low))) };
  });
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
