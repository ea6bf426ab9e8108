import { Component, computed, input } from '@angular/core';

import { formatCount } from '../../shared/util-format/format.js';
import { type UploaderHistoryResponse, ageWord, sharesOf, strikeWords } from '../data/context.js';

/** What whoever brought the picture has brought before: enough to know how carefully to look, too little to know who it is. */
@Component({
  selector: 'odr-uploader-facts',
  template: `
    <h3>Who brought it</h3>
    <p>
      <span class="odr-number">{{ history().uploader }}</span>
      <span class="odr-quiet"> · {{ age() }}</span>
    </p>
    @if (history().items === 0) {
      <p class="odr-quiet">This is their first picture.</p>
    } @else {
      <p class="odr-quiet">
        {{ formatCount(history().items) }} other {{ history().items === 1 ? 'picture' : 'pictures' }}
      </p>
      <div class="bar" aria-hidden="true">
        @for (share of shares(); track share.tone) {
          <span [class]="share.tone" [style.flex-grow]="share.percent"></span>
        }
      </div>
      <p class="shares odr-number">
        @for (share of shares(); track share.tone) {
          <span [class]="share.tone">{{ share.text }}</span>
        }
      </p>
    }
    <p [class.struck]="history().strikes > 0" [class.odr-quiet]="history().strikes === 0">{{ strikes() }}</p>
  `,
  styleUrl: './uploader-facts.scss',
  host: { role: 'group', 'aria-label': 'Who brought it' },
})
export class UploaderFacts {
  readonly history = input.required<UploaderHistoryResponse>();
  protected readonly age = computed(() => ageWord(this.history()));
  protected readonly shares = computed(() => sharesOf(this.history()));
  protected readonly strikes = computed(() => strikeWords(this.history()));
  protected readonly formatCount = formatCount;
}
