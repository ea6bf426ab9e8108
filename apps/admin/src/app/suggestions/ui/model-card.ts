import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';

import { formatCount, plural } from '../../shared/util-format/format.js';
import type { SuggestionModelResponse, UpdateSuggestionModelRequest } from '../data/model.js';
import { KIND_WORDS, proofText, RUNS_WORDS, shareText } from '../data/model-words.js';

/** One model: its switch, what people made of what it proposes, and how far it is trusted. */
@Component({
  selector: 'odr-model-card',
  imports: [MatButton, MatSlideToggle, MatSlider, MatSliderThumb],
  templateUrl: './model-card.html',
  styleUrl: './model-card.scss',
})
export class ModelCard {
  readonly model = input.required<SuggestionModelResponse>();
  readonly isChosen = input(false);
  readonly mayManage = input(false);
  readonly isBusy = input(false);
  readonly changed = output<UpdateSuggestionModelRequest>();
  readonly chosen = output();
  readonly undone = output();

  /** What the person has just set; what the server makes of it comes back as another model and takes its place. */
  protected readonly isOn = linkedSignal(() => this.model().isOn);
  protected readonly acceptsItself = linkedSignal(() => this.model().acceptsItself);
  protected readonly minScore = linkedSignal(() => this.model().minScore);

  protected readonly figures = computed(() => {
    const { counts, precision, unchanged, looked, failed } = this.model();
    return [
      { word: 'Taken by people', text: shareText(precision) },
      { word: 'Taken unchanged', text: shareText(unchanged) },
      {
        word: 'Outcomes',
        text: `${formatCount(counts.accepted)} accepted, ${formatCount(counts.edited)} corrected, ${formatCount(counts.rejected)} rejected`,
      },
      { word: 'Waiting', text: plural(counts.pending, 'suggestion') },
      {
        word: 'Looked at',
        text: plural(looked, 'picture') + (failed > 0 ? `; ${formatCount(failed)} could not be looked at` : ''),
      },
    ];
  });
  protected readonly about = computed(() => {
    const { kind, runs, modelVersion } = this.model();
    return `${KIND_WORDS[kind]} · ${RUNS_WORDS[runs]} · version ${modelVersion}`;
  });
  protected readonly proof = computed(() => proofText(this.model()));
  /** Switching off is always possible; on only with a proof. */
  protected readonly isTrustable = computed(() => this.model().proof !== null || this.model().acceptsItself);
  protected readonly automatic = computed(() => this.model().counts.automatic);

  protected readonly plural = plural;

  protected flip(isOn: boolean): void {
    this.isOn.set(isOn);
    this.changed.emit({ isOn });
  }

  protected trust(acceptsItself: boolean): void {
    this.acceptsItself.set(acceptsItself);
    this.changed.emit({ acceptsItself });
  }
}
