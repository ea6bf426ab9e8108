import type { EngineBackend } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import type { Embedder, EmbedderState } from '../embedder.js';

/** One way of computing vectors, for the engines of its kind. */
export abstract class EmbeddingBackend {
  abstract readonly kind: EngineBackend['kind'];

  abstract embedder(engine: EmbeddingEngine): Embedder;

  abstract stateOf(engine: EmbeddingEngine): EmbedderState;

  /**
   * Calls back once when the engine can compute, at once if it already can.
   * @returns stops listening
   */
  abstract onReady(engine: EmbeddingEngine, listener: () => void): () => void;
}
