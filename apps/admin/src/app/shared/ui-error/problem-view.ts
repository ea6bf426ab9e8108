import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import type { Problem } from '../data-problem/problem.js';
import { Icon } from '../ui-icon/icon.js';

const ABOUT_STANDING: ReadonlySet<string> = new Set(['auth.suspended', 'report.muted']);

/** What happened, whether anything was lost, and the way on. */
@Component({
  selector: 'odr-problem',
  imports: [Icon, MatButton, RouterLink],
  template: `
    <odr-icon name="error" />
    <div class="words" role="alert">
      <p class="title">{{ problem().title }}</p>
      @if (problem().detail && problem().detail !== problem().title) {
        <p>{{ problem().detail }}</p>
      }
      @for (error of problem().errors; track $index) {
        <p>
          @if (error.path) {
            <code>{{ error.path }}</code>
          }
          {{ error.message }}
        </p>
      }
      @if (isAboutStanding()) {
        <p><a routerLink="/standing">Why, until when, and how to appeal</a></p>
      }
      <p class="facts">
        {{ lost() }}
        @if (problem().requestId; as id) {
          <span
            >Request <code>{{ id }}</code></span
          >
        }
      </p>
    </div>
    @if (isRetryable()) {
      <button matButton="outlined" type="button" (click)="again.emit()">Try again</button>
    }
  `,
  styleUrl: './problem-view.scss',
})
export class ProblemView {
  readonly problem = input.required<Problem>();
  readonly isRetryable = input(true);
  /** One sentence on what became of the person's work. */
  readonly consequence = input('');
  readonly again = output<void>();

  /** Whether it was refused because of what moderation holds of whoever asks. */
  protected readonly isAboutStanding = computed(() => ABOUT_STANDING.has(this.problem().code));
  protected readonly lost = computed(() => {
    const wait = this.problem().retryAfterSeconds;
    return wait === undefined
      ? this.consequence()
      : `${this.consequence()} You can try again in ${wait} seconds.`.trim();
  });
}
