import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type ShippedModelName, SHIPPED_MODELS } from '@odr/contracts';
import { newId, type SuggestionModelId } from '@odr/kernel';
import { CLASSIFIER_MODEL, DETECTOR_MODEL } from '@odr/platform';

import { SuggestionModelRepository } from './suggestion-model.repository.js';

const CARDS: Readonly<Record<ShippedModelName, { readonly version: string }>> = {
  [SHIPPED_MODELS.Classifier]: CLASSIFIER_MODEL,
  [SHIPPED_MODELS.Detector]: DETECTOR_MODEL,
};

/**
 * Puts the models that come with the system in place at every start, switched off, with the version that this program brings: what
 * an older one has proposed and nobody has decided about gives way as the newer one looks.
 */
@Injectable()
export class ShippedModels implements OnApplicationBootstrap {
  constructor(private readonly models: SuggestionModelRepository) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const [name, { version }] of Object.entries(CARDS)) {
      const isTagger = name === SHIPPED_MODELS.Classifier;
      await this.models.ensure({
        id: newId<SuggestionModelId>(),
        name,
        modelVersion: version,
        kind: isTagger ? 'tags' : 'boxes',
        sourceName: isTagger ? 'tags' : 'boxes',
        minScore: isTagger ? 0.2 : 0.3,
      });
    }
  }
}
