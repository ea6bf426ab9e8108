import { Injectable } from '@nestjs/common';
import { SHIPPED_MODELS } from '@odr/contracts';
import type { SuggestionModel } from '@odr/entities';
import { ClassifierModel, DetectorModel } from '@odr/platform';

import type { GivenSuggestion } from '../intake/proposal.policy.js';
import { SuggestionModelOff } from '../model/suggestion-model.errors.js';
import { type Shown, Suggester } from './suggester.js';

/** A classifier is sure of one thing or of none; the rest of its list is noise. */
const MOST_TAGS = 5;

/** The models that come with the system, in processes of their own. */
@Injectable()
export class BuiltInSuggester extends Suggester {
  constructor(
    private readonly classifier: ClassifierModel,
    private readonly detector: DetectorModel,
  ) {
    super();
  }

  suggest(model: SuggestionModel, shown: Shown): Promise<readonly GivenSuggestion[]> {
    if (model.name === SHIPPED_MODELS.Classifier) return this.tags(shown);
    if (model.name === SHIPPED_MODELS.Detector) return this.boxes(model, shown);
    // A row of another release whose program this one does not bring.
    return Promise.reject(new SuggestionModelOff(model.id));
  }

  private async tags({ preview }: Shown): Promise<GivenSuggestion[]> {
    const seen = await this.classifier.classify(preview.bytes, MOST_TAGS);
    return seen.map(({ label, score }) => ({ value: label, score }));
  }

  private async boxes({ minScore }: SuggestionModel, shown: Shown): Promise<GivenSuggestion[]> {
    const { preview, width, height } = shown;
    const seen = await this.detector.detect(preview.bytes, minScore);
    return seen.map(({ label, score, ...at }) => ({
      value: { label, bbox: [at.x * width, at.y * height, at.width * width, at.height * height].map(tenth) },
      score,
    }));
  }
}

/** Finer than any detector is. */
const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;
