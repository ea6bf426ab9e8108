import { Component, computed, inject, input, resource } from '@angular/core';

import { TimelineClient } from '../data-content/data/timeline-client.js';
import { type StepOutcome, type TimelineStep, durationWords, factWords, stepWord } from '../data-content/timeline.js';
import type { IconName } from '../ui-icon/icon-paths.js';
import { Icon } from '../ui-icon/icon.js';
import { Skeleton } from '../ui-skeleton/skeleton.js';
import { TimeAgo } from '../util-format/time-ago.js';
import { injectPoll } from '../util-poll/poll.js';

const ICONS: Readonly<Record<StepOutcome, IconName>> = {
  done: 'check_circle',
  running: 'sync',
  waiting: 'schedule',
  stopped: 'error',
  skipped: 'do_not_disturb_on',
};
const OUTCOME_WORDS: Readonly<Record<StepOutcome, string>> = {
  done: 'Done',
  running: 'Now',
  waiting: 'Still to come',
  stopped: 'Stopped here',
  skipped: 'Not reached',
};
const ASK_AGAIN_MS = 3_000;

/** The way of a picture, step by step; live until it is settled. Nothing where the person may not see it. */
@Component({
  selector: 'odr-timeline',
  imports: [Icon, Skeleton, TimeAgo],
  template: `
    @if (steps(); as all) {
      <ol>
        @for (step of all; track step.name) {
          <li [class]="step.outcome">
            <odr-icon [name]="icon(step)" />
            <span class="what">
              <strong>{{ word(step) }}</strong>
              <span class="odr-visually-hidden">: {{ outcome(step) }}</span>
            </span>
            <span class="odr-quiet odr-number when">
              @if (step.at; as at) {
                <odr-time-ago [at]="at" />
              }
              @if (took(step); as duration) {
                <span class="took" title="Since the step before">{{ duration }}</span>
              }
            </span>
            @if (facts(step); as text) {
              <span class="odr-quiet more">{{ text }}</span>
            }
            @if (step.advice; as text) {
              <span class="more advice">{{ text }}</span>
            }
          </li>
        }
      </ol>
    } @else if (timeline.isLoading()) {
      <odr-skeleton shape="line" [count]="5" />
    } @else {
      <p class="odr-quiet">The timeline could not be loaded.</p>
    }
  `,
  styleUrl: './timeline-view.scss',
})
export class TimelineView {
  readonly contentId = input.required<string>();

  private readonly client = inject(TimelineClient);
  protected readonly timeline = resource({
    params: () => this.contentId(),
    loader: ({ params }) => this.client.of(params),
  });
  protected readonly steps = computed(() => (this.timeline.hasValue() ? this.timeline.value().steps : undefined));

  constructor() {
    const isMoving = (): boolean => this.timeline.hasValue() && !this.timeline.value().isSettled;
    injectPoll(ASK_AGAIN_MS, () => this.timeline.reload(), isMoving);
  }

  protected readonly icon = ({ outcome }: TimelineStep): IconName => ICONS[outcome];
  protected readonly word = ({ name }: TimelineStep): string => stepWord(name);
  protected readonly outcome = ({ outcome }: TimelineStep): string => OUTCOME_WORDS[outcome];
  protected readonly facts = factWords;
  protected readonly took = ({ tookMs }: TimelineStep): string =>
    tookMs === null || tookMs < 100 ? '' : durationWords(tookMs);
}
