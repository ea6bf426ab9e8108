import { Component, computed, inject, output, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { SuggestionKind } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import type { CreateSuggestionModelRequest, SuggestionModelResponse } from '../data/model.js';
import { ModelClient } from '../data/model-client.js';
import { KIND_WORDS } from '../data/model-words.js';

type Draft = Required<Omit<CreateSuggestionModelRequest, 'userId'>>;

const EMPTY: Draft = {
  name: '',
  modelVersion: '1',
  kind: 'boxes',
  sourceId: '',
  runs: 'http',
  endpoint: '',
  minScore: 0.3,
};

/** A form for a model that runs elsewhere; what the server says against it stands below. */
@Component({
  selector: 'odr-register-model',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect, ProblemView],
  templateUrl: './register-model.html',
  styleUrl: './register-model.scss',
})
export class RegisterModel {
  private readonly client = inject(ModelClient);
  readonly registered = output<SuggestionModelResponse>();
  readonly left = output();

  protected readonly draft = signal<Draft>(EMPTY);
  private readonly sourcesAnswer = resource({ loader: () => this.client.sources() });
  protected readonly sources = computed(() => (this.sourcesAnswer.hasValue() ? this.sourcesAnswer.value() : []));
  protected readonly kinds = Object.values(SuggestionKind).map((value) => ({ value, word: KIND_WORDS[value] }));
  protected readonly isComplete = computed(() => {
    const { name, modelVersion, sourceId, runs, endpoint, minScore } = this.draft();
    const isPlaced = runs === 'pushed' || endpoint.trim() !== '';
    return name.trim() !== '' && modelVersion.trim() !== '' && sourceId !== '' && isPlaced && Number.isFinite(minScore);
  });

  protected readonly register = action(async () => {
    const { endpoint, ...rest } = this.draft();
    const model = { ...rest, name: rest.name.trim(), modelVersion: rest.modelVersion.trim() };
    this.registered.emit(
      await this.client.create(rest.runs === 'http' ? { ...model, endpoint: endpoint.trim() } : model),
    );
  });

  protected set(change: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }
}
