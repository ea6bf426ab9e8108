import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import type { EmbeddingEngineResponse } from '../data/engine.js';
import { EngineClient } from '../data/engine-client.js';
import { EMPTY_DRAFT, isComplete, requestOf, type EngineDraft } from '../data/engine-draft.js';

/** A form for an engine of the operator's own; what the server says against it stands below. */
@Component({
  selector: 'odr-register-engine',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect, MatSlideToggle, ProblemView],
  templateUrl: './register-engine.html',
  styleUrl: './register-engine.scss',
})
export class RegisterEngine {
  private readonly client = inject(EngineClient);
  readonly engines = input<readonly EmbeddingEngineResponse[]>([]);
  readonly registered = output<EmbeddingEngineResponse>();
  readonly left = output();

  protected readonly draft = signal<EngineDraft>(EMPTY_DRAFT);
  protected readonly isComplete = computed(() => isComplete(this.draft()));
  /** Only an engine of the same kind of thing can be replaced. */
  protected readonly replaceable = computed(() => {
    const type = this.draft().embeds === 'pictures' ? 'content' : 'annotation';
    return this.engines().filter((engine) => engine.type === type && engine.stage !== 'retired');
  });

  protected readonly register = action(async () => {
    this.registered.emit(await this.client.create(requestOf(this.draft())));
  });

  protected set(change: Partial<EngineDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }
}
