import { Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { explanationOf, round } from '../data/explanation.js';
import type { Hit } from '../data/hit.js';

/** Why a picture stands where it does: the parts of its score as bars. */
@Component({
  selector: 'odr-score-explanation',
  imports: [Icon, MatIconButton, Skeleton],
  templateUrl: './score-explanation.html',
  styleUrl: './score-explanation.scss',
})
export class ScoreExplanation {
  /** With its parts once they are known. */
  readonly hit = input.required<Hit>();
  /** From 1. */
  readonly place = input.required<number>();
  readonly isLoading = input(false);
  /** What the examples of the search are called, in its order. */
  readonly examples = input<readonly string[]>([]);
  /** How it was found, in words. */
  readonly plan = input('');
  readonly closed = output<void>();

  protected readonly where = computed(() => {
    const { score } = this.hit();
    return `stands at place ${this.place()}${score ? ` with a score of ${round(score)}` : ''}.`;
  });
  protected readonly groups = computed(() => {
    const parts = this.hit().parts;
    return parts ? explanationOf(parts, this.examples()) : [];
  });
  protected readonly round = round;
}
