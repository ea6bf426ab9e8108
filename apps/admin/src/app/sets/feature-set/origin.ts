import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { SetOrigin } from '../../shared/data-saved-search/data/freeze-client.js';
import { addressOf, queryWords } from '../../shared/data-saved-search/saved-search.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';

/** Where a set came from: the search that it was frozen from, how and when; whatever is in it by now. */
@Component({
  selector: 'odr-origin',
  imports: [RouterLink, TimeAgo],
  template: `
    <details class="odr-card">
      <summary>Where it came from</summary>
      <dl>
        @if (origin().query; as query) {
          <dt>Search</dt>
          <dd>
            <a routerLink="/browse" [queryParams]="addressOf(query)">{{ queryWords(query) }}</a>
          </dd>
        } @else {
          <dt>Pictures</dt>
          <dd>Picked one by one, or on the map</dd>
        }
        <dt>Frozen</dt>
        <dd><odr-time-ago [at]="origin().takenAt" /></dd>
        @if (origin().plan; as plan) {
          <dt>How</dt>
          <dd>{{ plan }}{{ exactness() }}{{ origin().engine ? ', ' + origin().engine : '' }}</dd>
        }
        <dt>Found</dt>
        <dd>
          {{ formatCount(origin().found) }} of at most {{ formatCount(origin().wanted) }},
          {{ formatCount(origin().added) }} went in
        </dd>
      </dl>
      @if (origin().state === 'running') {
        <p role="status">More is being put in; look again in a moment.</p>
      } @else if (origin().state === 'failed') {
        <p role="status">It ended early: {{ origin().failedWith }}. What had been found is in the set.</p>
      }
    </details>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 4px 14px;
      margin-block: 10px 0;
    }

    dd {
      margin: 0;
    }

    summary {
      cursor: pointer;
    }
  `,
})
export class Origin {
  readonly origin = input.required<SetOrigin>();

  protected readonly exactness = computed(() => {
    const { exact } = this.origin();
    return exact === null ? '' : exact ? ', every vector compared' : ', through an index';
  });
  protected readonly addressOf = addressOf;
  protected readonly queryWords = queryWords;
  protected readonly formatCount = formatCount;
}
