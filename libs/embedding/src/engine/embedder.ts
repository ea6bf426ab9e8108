import type { ImageInput } from '@odr/platform';

/** Turns things into vectors for one engine; what it cannot read is absent. All vectors are of the engine's dimension, checked, in the order of the input. */
export interface Embedder {
  /** @throws ModelUnavailable, ModelBusy, EngineAnswerUnusable */
  embedTexts?(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  /** @throws ModelUnavailable, ModelBusy, EngineAnswerUnusable, ImageUndecodable */
  embedImages?(images: readonly ImageInput[], signal?: AbortSignal): Promise<Float32Array[]>;
}

/** Whether an engine can compute in this process right now, and if not, why. */
export interface EmbedderState {
  /** `fetching` also covers "not started yet". */
  readonly state: 'fetching' | 'ready' | 'unavailable';
  /** In words for an operator; null when there is nothing to say. */
  readonly reason: string | null;
}
