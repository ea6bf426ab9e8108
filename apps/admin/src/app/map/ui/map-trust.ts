import { Component, computed, input } from '@angular/core';

import { formatCount } from '../../shared/util-format/format.js';
import type { CoverageMap } from '../data/coverage-map.js';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** How far the map can be believed, in words that a figure alone would not say. */
@Component({
  selector: 'odr-map-trust',
  template: `
    <details>
      <summary>How far to believe it</summary>
      @if (words(); as told) {
        <p>{{ told }}</p>
      }
      <p class="odr-quiet">
        Version {{ map().version }}, drawn from {{ landmarks() }} published pictures as {{ map().engine }} sees them.
        Near means alike; how far apart two distant groups lie means little.
      </p>
    </details>
  `,
  styles: `
    summary {
      cursor: pointer;
      min-block-size: 24px;
    }

    p {
      margin-block: 6px 0;
    }
  `,
})
export class MapTrust {
  readonly map = input.required<CoverageMap>();
  protected readonly landmarks = computed(() => formatCount(this.map().landmarks));
  protected readonly words = computed(() => {
    const quality = this.map().quality;
    if (!quality) return undefined;
    const { trustworthiness, baseline, neighboursKept, neighbours } = quality;
    return (
      `Trustworthiness ${trustworthiness.value.toFixed(2)} of 1 (a plain projection has ${baseline.value.toFixed(2)}, ` +
      `chance 0.5); ${percent(neighboursKept.value)} of the ${neighbours} nearest pictures are nearest on the map too.`
    );
  });
}
