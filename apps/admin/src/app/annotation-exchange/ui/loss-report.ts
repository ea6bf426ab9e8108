import { Component, computed, input } from '@angular/core';

import { Icon } from '../../shared/ui-icon/icon.js';
import { plural } from '../../shared/util-format/format.js';
import { lostPlaces, outcomeWords, type Preview } from '../data/loss.js';

/** What a format keeps and what it loses, in words. */
@Component({
  selector: 'odr-loss-report',
  imports: [Icon],
  template: `
    <ul class="outcomes">
      @for (line of lines(); track line) {
        <li>{{ line }}</li>
      }
    </ul>
    @if (places().length > 0) {
      <div class="lost">
        <odr-icon name="warning" />
        <div>
          <p>Not in the file:</p>
          <ul>
            @for (one of places(); track one.place) {
              <li>
                <strong>{{ one.words }}</strong>, in {{ plural(one.count, 'annotation') }}
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
  styles: `
    :host,
    .outcomes {
      display: grid;
      gap: 6px;
    }

    .lost {
      --odr-icon-size: 20px;

      display: grid;
      grid-template-columns: auto 1fr;
      gap: 10px;
      padding: 10px 12px;
      border-inline-start: 4px solid var(--odr-status-pending);
      background: var(--odr-surface-sunken);
    }

    .lost ul {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 20px;
      margin-block-start: 4px;
    }
  `,
})
export class LossReport {
  readonly preview = input.required<Preview>();
  protected readonly lines = computed(() => outcomeWords(this.preview()));
  protected readonly places = computed(() => lostPlaces(this.preview()));
  protected readonly plural = plural;
}
