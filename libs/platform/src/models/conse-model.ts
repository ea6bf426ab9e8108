import { Logger } from '@nestjs/common';
import type { EmbeddingModel } from './embedding-model.js';
import { likeliest } from './classifier-model.js';
import type { ImageInput } from './image-input.js';
import type { InceptionModel } from './inception-model.js';
import { labelSpace } from './label-space.js';
import { CONSE_MODEL, INCEPTION_MODEL, TEXT_EMBEDDING_MODEL, type ModelCatalogue } from './model-catalogue.js';
import type { ModelsConfig } from './models.config.js';
import type { TextModel } from './text-model.js';
import { unit } from './unit-vector.js';

/** Classes that a picture is mixed of; the rest is noise. */
const MIXED = 20;

/**
 * Pictures and sentences in one space, by convex combination of semantic embeddings (ConSE, Norouzi et al., 2014): a picture lies
 * between what WordNet says of the classes it looks like, weighted by the roots of their probabilities. It knows a thousand things; no
 * people, no actions, no style.
 */
export class ConseModel implements EmbeddingModel {
  readonly name = CONSE_MODEL.name;
  private readonly log = new Logger(ConseModel.name);
  private labels: readonly Float32Array[] = [];
  private readonly stopping = new AbortController();

  constructor(
    private readonly config: ModelsConfig,
    private readonly catalogue: ModelCatalogue,
    private readonly inception: InceptionModel,
    private readonly texts: TextModel,
  ) {}

  /** @throws ModelUnavailable, ModelBusy */
  embedTexts(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    this.catalogue.assertReady(CONSE_MODEL.name);
    return this.texts.embedTexts(texts, signal);
  }

  /** @throws ModelUnavailable, ImageUndecodable, ModelBusy, ModelTimedOut, ModelCrashed, ModelOutOfMemory */
  async embedImages(images: readonly ImageInput[], signal?: AbortSignal): Promise<Float32Array[]> {
    this.catalogue.assertReady(CONSE_MODEL.name);
    signal?.throwIfAborted();
    const looks = await this.inception.look(images);
    return looks.map(({ probabilities }) => mixed(this.labels, probabilities));
  }

  /** Ready once both models are there and the sentences about the classes have been embedded. */
  onApplicationBootstrap(): void {
    this.catalogue.onReady(INCEPTION_MODEL.name, () =>
      this.catalogue.onReady(TEXT_EMBEDDING_MODEL.name, () => void this.prepare()),
    );
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }

  private async prepare(): Promise<void> {
    try {
      this.labels = await labelSpace(this.config.cacheDir, (texts) =>
        this.texts.embedTexts(texts, this.stopping.signal),
      );
      this.catalogue.setState(CONSE_MODEL.name, 'ready');
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.log.warn(`${CONSE_MODEL.name} unavailable: ${reason}`);
      this.catalogue.setState(CONSE_MODEL.name, 'unavailable', reason);
    }
  }
}

/** The normalised sum of the likeliest classes' vectors, each times the root of its probability. */
export function mixed(labels: readonly Float32Array[], probabilities: ArrayLike<number>): Float32Array {
  const sum = new Float32Array(labels[0]?.length ?? 0);
  for (const { place, score } of likeliest(probabilities, MIXED)) {
    const weight = Math.sqrt(score);
    labels[place]?.forEach((value, at) => (sum[at] = (sum[at] ?? 0) + weight * value));
  }
  return unit(sum);
}
