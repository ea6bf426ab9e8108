import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { action } from '../data-problem/action.js';
import { RatingClient } from '../data-rating/data/rating-client.js';
import { Session } from '../data-session/session.js';
import { ProblemView } from '../ui-error/problem-view.js';
import { RatingField } from '../ui-rating/rating.js';
import { Skeleton } from '../ui-skeleton/skeleton.js';

/** Lets somebody rate an annotation where they read it. */
@Component({
  selector: 'odr-rate-annotation',
  imports: [MatButton, ProblemView, RatingField, Skeleton],
  template: `
    @if (asked.error()) {
      <button matButton="outlined" type="button" (click)="asked.reload()">
        The ratings could not be read. Try again
      </button>
    } @else if (summary(); as now) {
      <odr-rating
        [mine]="now.mine?.rating ?? null"
        [summary]="now"
        [whyNot]="whyNot()"
        [isPending]="rate.pending()"
        (rate)="rate.run($event)"
      />
      @if (now.mine; as mine) {
        @if (mine.isOutdated) {
          <p class="odr-quiet" role="status">You rated version {{ mine.version }}; it has changed since.</p>
        }
      }
    } @else {
      <odr-skeleton shape="line" [count]="2" />
    }
    @if (rate.problem(); as problem) {
      <odr-problem [problem]="problem" [isRetryable]="false" consequence="Your rating is as it was." />
    }
  `,
})
export class RateAnnotation {
  readonly annotationId = input.required<string>();
  /** Who wrote it, or a version of it: they do not rate it. */
  readonly writtenBy = input<readonly string[]>([]);

  private readonly client = inject(RatingClient);
  private readonly session = inject(Session);

  protected readonly asked = resource({
    params: () => this.annotationId(),
    loader: ({ params }) => this.client.summary(params),
  });
  protected readonly summary = computed(() => (this.asked.hasValue() ? this.asked.value() : undefined));
  protected readonly whyNot = computed(() => {
    const me = this.session.user()?.id;
    if (me === undefined || !this.session.can('annotation.rate')) return 'Sign in to rate annotations.';
    return this.writtenBy().includes(me) ? 'You wrote this annotation, or changed it. Others rate it.' : '';
  });
  protected readonly rate = action(async (rating: number | null) => {
    this.asked.set(await this.client.rate(this.annotationId(), rating));
  });
}
