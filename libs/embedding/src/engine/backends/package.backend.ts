import { Injectable } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import { EmbeddingModels, ModelCatalogue, type EmbeddingModel } from '@odr/platform';
import type { Embedder, EmbedderState } from '../embedder.js';
import { EmbeddingBackend } from './embedding-backend.js';

/** Models of this program. */
@Injectable()
export class PackageBackend extends EmbeddingBackend {
  readonly kind = 'package';

  constructor(
    private readonly models: EmbeddingModels,
    private readonly catalogue: ModelCatalogue,
  ) {
    super();
  }

  embedder(engine: EmbeddingEngine): Embedder {
    const model = this.modelOf(engine);
    return model ? { embedTexts: model.embedTexts?.bind(model), embedImages: model.embedImages?.bind(model) } : {};
  }

  stateOf(engine: EmbeddingEngine): EmbedderState {
    const info = this.catalogue.find(nameOf(engine));
    if (!info || !this.modelOf(engine)) return { state: 'unavailable', reason: 'no such model' };
    return { state: info.state, reason: info.reason ?? null };
  }

  onReady(engine: EmbeddingEngine, listener: () => void): () => void {
    return this.catalogue.onReady(nameOf(engine), listener);
  }

  private modelOf(engine: EmbeddingEngine): EmbeddingModel | undefined {
    return this.models.find(nameOf(engine));
  }
}

const nameOf = ({ backend }: EmbeddingEngine): string => (backend.kind === 'package' ? backend.model : '');
