import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import type { SuggestionModelResponse, SuggestionTrialResponse } from '../data/model.js';
import { ModelClient } from '../data/model-client.js';
import { valueText } from '../data/model-words.js';

/** Asks a model behind an address once and shows its answer; nothing is kept. */
@Component({
  selector: 'odr-model-trial',
  imports: [Cell, MatButton, ProblemView, RouterLink, Table],
  template: `
    <h3>Try it</h3>
    <p>
      <button matButton="outlined" type="button" [disabled]="ask.pending()" (click)="ask.run()">
        {{ ask.pending() ? 'Asking …' : 'Ask about the latest published picture' }}
      </button>
    </p>
    @if (ask.problem(); as problem) {
      <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was kept." />
    }
    @if (answer(); as answer) {
      <p role="status">
        It answered {{ formatCount(answer.given) }} in {{ formatCount(answer.tookMs) }} ms about
        <a [routerLink]="['/contents', answer.content.id]">{{ answer.content.name }}</a>.
        {{ formatCount(answer.suggestions.length) }} would be kept; nothing was.
      </p>
      @if (rows().length > 0) {
        <odr-table caption="What the model answered" [columns]="columns" [rows]="rows()">
          <ng-template odrCell="what" let-row
            ><code>{{ row.what }}</code></ng-template
          >
        </odr-table>
      }
    }
  `,
  styles: `
    h3 {
      margin-block: 24px 8px;
    }
  `,
})
export class ModelTrial {
  readonly model = input.required<SuggestionModelResponse>();

  private readonly client = inject(ModelClient);

  /** Of another model it would be a lie. */
  protected readonly answer = linkedSignal<string, SuggestionTrialResponse | undefined>({
    source: () => this.model().id,
    computation: () => undefined,
  });
  protected readonly ask = action(async () => {
    this.answer.set(undefined);
    this.answer.set(await this.client.try(this.model().id));
  });
  protected readonly columns: readonly Column[] = [
    { name: 'label', title: 'Label' },
    { name: 'what', title: 'Suggestion' },
    { name: 'score', title: 'Score', align: 'end' },
    { name: 'fate', title: 'Kept' },
  ];
  protected readonly rows = computed(() => {
    const { suggestions = [], refused = [] } = this.answer() ?? {};
    return [
      ...suggestions.map(({ label, value, score }) => ({
        label,
        what: valueText(value),
        score: score?.toFixed(2) ?? '',
        fate: 'Yes',
      })),
      ...refused.map(({ index, reason }) => ({
        label: '',
        what: '',
        score: '',
        fate: `No: number ${index + 1} ${reason}`,
      })),
    ];
  });
  protected readonly formatCount = formatCount;
}
