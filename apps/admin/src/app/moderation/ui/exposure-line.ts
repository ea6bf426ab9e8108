import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { formatDuration } from '../../shared/util-format/format.js';
import type { ExposureToday } from '../data/moderator.js';

/** How much of what one has set for a day was seen, for oneself alone; the way to the page where it is set. */
@Component({
  selector: 'odr-exposure-line',
  imports: [RouterLink],
  template: `
    @if (today(); as today) {
      <p class="odr-quiet odr-number">
        Seen today: {{ formatDuration(today.score) }} of {{ formatDuration(today.limit) }}
      </p>
      <span class="track" aria-hidden="true" [class.near]="today.isNear">
        <span class="seen" [style.inline-size.%]="percent()"></span>
      </span>
    }
    <p><a routerLink="/moderation/wellbeing">What you see, and how much</a></p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      padding: 10px 12px 0;
      font: var(--mat-sys-body-small);
    }

    .track {
      block-size: 4px;
      border-radius: 2px;
      background: var(--odr-line);
      overflow: hidden;
    }

    .seen {
      display: block;
      block-size: 100%;
      background: var(--mat-sys-primary);
    }

    @media (width < 1080px) {
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        padding: 0 12px;
      }

      .track {
        display: none;
      }
    }

    .near .seen {
      background: var(--odr-status-pending);
    }
  `,
})
export class ExposureLine {
  readonly today = input<ExposureToday | undefined>();
  protected readonly percent = computed(() => {
    const { score, limit } = this.today() ?? { score: 0, limit: 1 };
    return Math.min(100, (100 * score) / Math.max(1, limit));
  });
  protected readonly formatDuration = formatDuration;
}
