import { Component, computed, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';

import { type Content, gridRatio, isPublic } from '../data-content/content.js';
import { Picture } from '../ui-picture/picture.js';
import { Status } from '../ui-status/status.js';

/** A picture in a grid: itself, its name, its licence. The whole card is one link; where things are picked, it has a box. */
@Component({
  selector: 'odr-picture-card',
  imports: [Picture, RouterLink, Status],
  template: `
    <a [routerLink]="['/contents', content().id]">
      <odr-picture
        [contentId]="content().id"
        [isPublic]="public()"
        [alt]="alt()"
        [ratio]="ratio()"
        [thumbhash]="content().thumbhash"
      />
      <span class="name" [title]="content().name">{{ content().name }}</span>
      @if (excerpt(); as html) {
        <span class="excerpt" [innerHTML]="html"></span>
      }
      <span class="facts">
        <odr-status [code]="content().licenseVerdict" [label]="content().license ?? 'Licence unknown'" />
        @if (note(); as text) {
          <span class="odr-number">{{ text }}</span>
        }
      </span>
    </a>
    @if (isSelectable()) {
      <label class="pick">
        <input type="checkbox" [checked]="isSelected()" (change)="isSelected.set(!isSelected())" />
        <span class="odr-visually-hidden">Select {{ content().name }}</span>
      </label>
    }
  `,
  styleUrl: './picture-card.scss',
  host: { '[style.flex-grow]': 'ratio()', '[style.flex-basis.px]': 'ratio() * 205' },
})
export class PictureCard {
  readonly content = input.required<Content>();
  /** One more fact, such as how near it is. */
  readonly note = input('');
  /** Why it was found, as escaped HTML with <mark>. */
  readonly excerpt = input<string | undefined>();
  /** Whether it can be picked, by a box in its corner. */
  readonly isSelectable = input(false);
  readonly isSelected = model(false);

  protected readonly ratio = computed(() => gridRatio(this.content()));
  protected readonly public = computed(() => isPublic(this.content()));
  /** The link is named by what it shows: this, the name, the licence. */
  protected readonly alt = computed(() => this.content().altText ?? '');
}
