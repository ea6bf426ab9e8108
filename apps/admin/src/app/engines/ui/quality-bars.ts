import { Component, computed, input } from '@angular/core';

import type { EngineQualityResponse } from '../data/engine.js';
import { qualityBar } from './engine-words.js';

/** How good an engine is, figure by figure: a bar for the value, a whisker for the interval it is likely to lie in. */
@Component({
  selector: 'odr-quality-bars',
  template: `
    <ul>
      @for (bar of bars(); track $index) {
        <li>
          <span class="title">{{ bar.title }}</span>
          <strong class="odr-number">{{ bar.text }}</strong>
          @if (bar.value !== undefined) {
            <span class="track" aria-hidden="true">
              <span class="value" [style.inline-size.%]="bar.value"></span>
              @if (bar.low !== undefined && bar.high !== undefined) {
                <span
                  class="interval"
                  [style.inset-inline-start.%]="bar.low"
                  [style.inline-size.%]="bar.high - bar.low"
                ></span>
              }
            </span>
          }
          <small class="odr-quiet">{{ bar.note }}</small>
        </li>
      }
    </ul>
  `,
  styleUrl: './quality-bars.scss',
})
export class QualityBars {
  readonly quality = input.required<readonly EngineQualityResponse[]>();
  protected readonly bars = computed(() => this.quality().map(qualityBar));
}
