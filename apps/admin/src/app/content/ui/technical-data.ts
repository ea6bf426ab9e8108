import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { nameOf, pathOf } from '../../shared/data-agreements/agreement.js';
import type { Content } from '../../shared/data-content/content.js';
import { formatCount, formatSize } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { latestByAddress, type Observation, observationWords } from '../data/observation.js';
import type { Author, GivenUnder, Source } from '../data/provenance.js';

/** Sizes, hashes and where it came from. */
@Component({
  selector: 'odr-technical-data',
  imports: [RouterLink, TimeAgo],
  templateUrl: './technical-data.html',
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 6px 14px;
      font: var(--mat-sys-body-small);
    }

    dt {
      color: var(--odr-text-quiet);
    }

    dd {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .seen {
      display: block;
      color: var(--odr-text-quiet);
    }

    code {
      font-size: 0.75rem;
    }
  `,
})
export class TechnicalData {
  readonly content = input.required<Content>();
  readonly authors = input<readonly Author[]>([]);
  readonly sources = input<readonly Source[]>([]);
  readonly observations = input<readonly Observation[]>([]);
  readonly agreements = input<readonly GivenUnder[]>([]);

  protected readonly size = computed(() => formatSize(this.content().size));
  protected readonly dimensions = computed(() => {
    const { width, height } = this.content();
    return width && height ? `${formatCount(width)} × ${formatCount(height)} px` : undefined;
  });
  protected readonly seen = computed(() => latestByAddress(this.observations()));
  protected readonly observationWords = observationWords;
  protected readonly nameOf = nameOf;
  protected readonly pathOf = pathOf;
  protected readonly isLink = (value: string): boolean => /^https?:\/\//.test(value);
}
