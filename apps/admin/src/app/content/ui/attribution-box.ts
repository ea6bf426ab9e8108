import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { ATTRIBUTION_FORMATS, type AttributionFormat } from '../data/attribution.js';

/** The line to put beside the picture when it is used, ready to copy. */
@Component({
  selector: 'odr-attribution-box',
  imports: [Icon, MatButton, Skeleton],
  template: `
    <h2>Attribution</h2>
    @if (text(); as line) {
      <blockquote>{{ line }}</blockquote>
      <div class="copy">
        @for (one of formats; track one.format) {
          <button
            matButton
            type="button"
            [attr.aria-label]="'Copy the attribution as ' + one.word"
            (click)="copyAs.emit(one.format)"
          >
            <odr-icon matButtonIcon name="content_copy" /> {{ one.word }}
          </button>
        }
      </div>
    } @else if (hasFailed()) {
      <p class="odr-quiet">The attribution could not be loaded.</p>
    } @else {
      <odr-skeleton shape="line" [count]="2" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }

    blockquote {
      margin: 0;
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--odr-line);
      overflow-wrap: anywhere;
    }

    .copy {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-inline-start: -8px;
    }
  `,
  host: { class: 'odr-card' },
})
export class AttributionBox {
  readonly text = input<string | undefined>();
  readonly hasFailed = input(false);
  /** Asks for the line in this format, to be copied. */
  readonly copyAs = output<AttributionFormat>();
  protected readonly formats = ATTRIBUTION_FORMATS;
}
