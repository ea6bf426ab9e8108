import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';

import type { RatingSummary } from '../data-rating/rating.js';
import { correctionWords, ratingOf, summaryWords } from './rating-words.js';

const STEPS = Array.from({ length: 11 }, (_, step) => step);

/** A rating of 0 to 10, by mouse, arrows or digits; what others think is shown after one's own vote. */
@Component({
  selector: 'odr-rating',
  imports: [MatButton, MatTooltip],
  templateUrl: './rating.html',
  styleUrl: './rating.scss',
})
export class RatingField {
  private static count = 0;

  readonly label = input('How good is this annotation?');
  /** One's own; null before one has rated. */
  readonly mine = input.required<number | null>();
  readonly summary = input<RatingSummary>();
  /** Why one cannot rate, in a sentence; empty when one can. */
  readonly whyNot = input('');
  readonly isPending = input(false);
  /** What one has chosen; null takes the rating back. */
  readonly rate = output<number | null>();

  protected readonly id = `odr-rating-${(RatingField.count += 1)}`;
  protected readonly steps = STEPS;
  protected readonly words = computed(() => summaryWords(this.mine(), this.summary()));
  protected readonly correction = computed(() => correctionWords(this.mine(), this.summary()));
  protected readonly bars = computed(() => {
    const counts: readonly number[] = this.summary()?.byRating ?? [];
    const most = Math.max(1, ...counts);
    return STEPS.map((step) => ({ step, share: (counts[step] ?? 0) / most }));
  });

  protected onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const rating = ratingOf(event.key);
    if (rating === undefined || this.whyNot() !== '') return;
    event.preventDefault();
    event.stopPropagation();
    // While one is being kept nothing is disabled: that would take the keyboard away from whoever rates by keys.
    if (rating !== this.mine() && !this.isPending()) this.rate.emit(rating);
  }

  /** A step that would not be kept is not shown as chosen either. */
  protected onClick(event: Event): void {
    if (this.isPending()) event.preventDefault();
  }

  protected clear(): void {
    this.rate.emit(null);
  }
}
