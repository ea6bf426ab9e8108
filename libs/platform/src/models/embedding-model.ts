import type { ImageInput } from './image-input.js';

/** A model of this program that turns things into vectors; what it cannot read is absent. */
export interface EmbeddingModel {
  /** As the model catalogue calls it. */
  readonly name: string;
  /** @returns vectors in the order of the texts */
  embedTexts?(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  /** @returns vectors in the order of the pictures; one that cannot be decoded fails them all */
  embedImages?(images: readonly ImageInput[], signal?: AbortSignal): Promise<Float32Array[]>;
}

/** The embedding models of this program, by name. */
export class EmbeddingModels {
  private readonly models: ReadonlyMap<string, EmbeddingModel>;

  constructor(models: readonly EmbeddingModel[]) {
    this.models = new Map(models.map((model) => [model.name, model]));
  }

  find(name: string): EmbeddingModel | undefined {
    return this.models.get(name);
  }
}
