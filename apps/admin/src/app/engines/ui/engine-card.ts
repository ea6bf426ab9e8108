import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';

import { Icon } from '../../shared/ui-icon/icon.js';
import { formatCount } from '../../shared/util-format/format.js';
import type { EmbeddingEngineResponse, EngineCoverageResponse } from '../data/engine.js';
import { aboutText, coverageText, percentOf, readsText, stageOf, stateOf } from './engine-words.js';
import { QualityBars } from './quality-bars.js';

/** One engine: whether it can compute, how much it has seen, how good it is, and what can be done with it. */
@Component({
  selector: 'odr-engine-card',
  imports: [Icon, MatButton, MatProgressBar, MatSlideToggle, QualityBars, RouterLink],
  templateUrl: './engine-card.html',
  styleUrl: './engine-card.scss',
})
export class EngineCard {
  readonly engine = input.required<EmbeddingEngineResponse>();
  /** Undefined while it is being counted. */
  readonly coverage = input<EngineCoverageResponse>();
  readonly isBusy = input(false);
  readonly supported = output<boolean>();
  readonly filled = output();
  readonly switched = output();
  readonly retired = output();

  /** What the person has just set; what the server makes of it comes back as another engine and takes its place. */
  protected readonly isSupported = linkedSignal(() => this.engine().supported);
  protected readonly stage = computed(() => stageOf(this.engine()));
  protected readonly state = computed(() => stateOf(this.engine()));
  protected readonly about = computed(() => aboutText(this.engine()));
  protected readonly reads = computed(() => readsText(this.engine()));
  protected readonly isRetired = computed(() => this.engine().stage === 'retired');
  protected readonly computes = computed(() => this.engine().backend !== 'client');
  protected readonly isBeingFilled = computed(() => Boolean(this.coverage()?.backfillId));
  protected readonly place = computed(() => {
    const { settings } = this.engine();
    return settings?.url ?? settings?.folder;
  });

  protected readonly coverageText = coverageText;
  protected readonly percentOf = percentOf;
  protected readonly formatCount = formatCount;

  protected flip(supported: boolean): void {
    this.isSupported.set(supported);
    this.supported.emit(supported);
  }
}
