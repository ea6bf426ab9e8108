import { Component, computed, input, model, output } from '@angular/core';

import { gridRatio } from '../../shared/data-content/content.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { PictureCard } from '../../shared/ui-picture-card/picture-card.js';
import type { Hit } from '../data/hit.js';

/** A picture that was found, and the ways on from it: its like, not its like, why it is here. */
@Component({
  selector: 'odr-hit-card',
  imports: [Icon, PictureCard],
  template: `
    <odr-picture-card
      [content]="hit().content"
      [note]="note()"
      [excerpt]="excerpt()"
      [isSelectable]="isSelectable()"
      [(isSelected)]="isSelected"
    />
    <div class="actions" role="group" [attr.aria-label]="'What to do with ' + hit().content.name">
      <button type="button" title="More like this (S)" [tabIndex]="tabIndex()" (click)="like.emit()">
        <odr-icon name="image_search" /><span class="odr-visually-hidden">More like this</span>
      </button>
      @if (hasOpposite()) {
        <button type="button" title="Less like this (X)" [tabIndex]="tabIndex()" (click)="unlike.emit()">
          <odr-icon name="do_not_disturb_on" /><span class="odr-visually-hidden">Less like this</span>
        </button>
      }
      @if (share01() !== undefined) {
        <button type="button" title="Why is it here? (E)" [tabIndex]="tabIndex()" (click)="why.emit()">
          <odr-icon name="monitoring" /><span class="odr-visually-hidden">Why is it here?</span>
        </button>
      }
    </div>
    @if (share01(); as share) {
      <span class="score" aria-hidden="true"><span [style.inline-size.%]="share * 100"></span></span>
    }
  `,
  styleUrl: './hit-card.scss',
  host: {
    '[style.flex-grow]': 'ratio()',
    '[style.flex-basis.px]': 'ratio() * 205',
    '[class.explained]': 'isExplained()',
  },
})
export class HitCard {
  readonly hit = input.required<Hit>();
  readonly note = input('');
  /** Its score beside that of the best; undefined where nothing was ranked. */
  readonly share01 = input<number | undefined>();
  readonly isSelectable = input(false);
  readonly isSelected = model(false);
  /** Whether one can say that its like is not wanted. */
  readonly hasOpposite = input(false);
  readonly isExplained = input(false);
  /** Whether its buttons are on the way of the Tab key: only those of one card are, or the way would be endless. */
  readonly isCurrent = input(false);

  readonly like = output<void>();
  readonly unlike = output<void>();
  readonly why = output<void>();

  protected readonly ratio = computed(() => gridRatio(this.hit().content));
  protected readonly tabIndex = computed(() => (this.isCurrent() ? 0 : -1));
  /** Captions say best what a picture is about; text that stands in it comes next, and is called what it is. */
  protected readonly excerpt = computed(() => {
    const { highlight, pictureText } = this.hit();
    return highlight ?? (pictureText && `In the picture: ${pictureText}`);
  });
}
