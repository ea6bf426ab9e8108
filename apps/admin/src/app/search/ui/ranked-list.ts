import { Component, computed, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';

import { isPublic } from '../../shared/data-content/content.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import type { Hit } from '../data/hit.js';
import { moveSentence, moveWords, type Place } from '../data/overlap.js';

/** A ranking with the place of each in the other one. Pointing at a picture shows it in both. */
@Component({
  selector: 'odr-ranked-list',
  imports: [Picture, RouterLink],
  template: `
    <ol [attr.aria-label]="label()">
      @for (row of rows(); track row.place.id) {
        <li
          [class.pointed]="row.place.id === pointedId()"
          [class.alone]="row.place.otherRank === undefined"
          (mouseenter)="pointedId.set(row.place.id)"
          (mouseleave)="pointedId.set(undefined)"
        >
          <span class="rank odr-number">{{ row.place.rank }}</span>
          <odr-picture [contentId]="row.hit.content.id" [isPublic]="isPublic(row.hit.content)" [ratio]="1" />
          <a
            [routerLink]="['/contents', row.hit.content.id]"
            (focus)="pointedId.set(row.place.id)"
            (blur)="pointedId.set(undefined)"
            >{{ row.hit.content.name }}</a
          >
          <span class="move odr-number" [class]="row.tone">
            <span aria-hidden="true">{{ row.words }}</span>
            <span class="odr-visually-hidden">{{ row.sentence }}</span>
          </span>
        </li>
      }
    </ol>
  `,
  styleUrl: './ranked-list.scss',
})
export class RankedList {
  readonly label = input.required<string>();
  readonly hits = input.required<readonly Hit[]>();
  /** One for each hit, in the same order. */
  readonly places = input.required<readonly Place[]>();
  readonly pointedId = model<string | undefined>();

  protected readonly rows = computed(() => {
    const places = this.places();
    return this.hits().flatMap((hit, at) => {
      const place = places[at];
      if (!place) return [];
      return [{ hit, place, words: moveWords(place), sentence: moveSentence(place), tone: toneOf(place) }];
    });
  });
  protected readonly isPublic = isPublic;
}

function toneOf({ rank, otherRank }: Place): string {
  if (otherRank === undefined) return 'alone';
  return otherRank > rank ? 'up' : otherRank < rank ? 'down' : 'same';
}
