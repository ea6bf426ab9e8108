import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';

import { action } from '../../shared/data-problem/action.js';
import { SetFilter } from '../../shared/feature-set-filter/set-filter.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { formatCount, plural, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import type { SuggestionModelResponse, SuggestionRunResponse } from '../data/model.js';
import { ModelClient } from '../data/model-client.js';

const LOOK_AGAIN_MS = 5_000;

/** Sends a model through pictures that are there already, and shows how far it has come. */
@Component({
  selector: 'odr-model-runs',
  imports: [MatButton, MatProgressBar, ProblemView, SetFilter, TimeAgo],
  templateUrl: './model-runs.html',
  styleUrl: './model-runs.scss',
})
export class ModelRuns {
  readonly model = input.required<SuggestionModelResponse>();

  private readonly client = inject(ModelClient);
  private readonly id = computed(() => this.model().id);

  private readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.runs(params) });
  protected readonly runs = computed(() => (this.answer.hasValue() ? this.answer.value() : []));
  protected readonly setId = signal('');
  protected readonly estimate = resource({
    params: () => ({ id: this.id(), setId: this.setId() || undefined }),
    loader: ({ params }) => this.client.estimate(params.id, params.setId),
  });
  protected readonly estimateText = computed(() => {
    if (this.estimate.error()) return 'How many pictures that are is not known.';
    if (!this.estimate.hasValue()) return 'Counting …';
    const pictures = this.estimate.value();
    return pictures === 0 ? 'It has seen all of them.' : `${plural(pictures, 'picture')} to go through`;
  });

  protected readonly start = action(async () => {
    await this.client.start(this.id(), this.setId() || undefined);
    this.answer.reload();
  });
  protected readonly change = action(async (run: SuggestionRunResponse, to: 'pause' | 'resume' | 'cancel') => {
    await this.client.change(run, to);
    this.answer.reload();
  });

  protected readonly formatCount = formatCount;
  protected readonly words = words;

  constructor() {
    injectPoll(LOOK_AGAIN_MS, () => {
      if (this.runs().some(({ finishedAt, state }) => finishedAt === null && state !== 'paused')) this.answer.reload();
    });
  }

  protected percentOf({ progress: { done, total } }: SuggestionRunResponse): number {
    return total === 0 ? 100 : Math.min(100, (100 * done) / total);
  }

  protected titleOf({ setId, setName }: SuggestionRunResponse): string {
    return setName ?? (setId === null ? 'Everything not seen' : 'A set that is gone');
  }
}
