import type { EmbeddingEngine } from '@odr/entities';
import { EngineAnswerUnusable } from '../embedding.errors.js';
import { usableVector } from '../vector.policy.js';
import type { Embedder } from './embedder.js';

/** Lets nothing through that could not be stored or compared: whatever computes may be wrong about what it computes. */
export function checked(engine: EmbeddingEngine, embedder: Embedder): Embedder {
  return {
    embedTexts:
      embedder.embedTexts &&
      (async (texts, signal) => {
        return assertAnswer(engine, texts.length, (await embedder.embedTexts?.(texts, signal)) ?? []);
      }),
    embedImages:
      embedder.embedImages &&
      (async (images, signal) => {
        return assertAnswer(engine, images.length, (await embedder.embedImages?.(images, signal)) ?? []);
      }),
  };
}

function assertAnswer(engine: EmbeddingEngine, count: number, vectors: Float32Array[]): Float32Array[] {
  const { name } = engine;
  if (vectors.length !== count) throw new EngineAnswerUnusable(name, `${vectors.length} vectors for ${count} inputs`);
  return vectors.map((vector) => {
    try {
      return usableVector(vector, engine);
    } catch (error) {
      // The same rules as for vectors from clients; here it is the engine that broke them.
      throw new EngineAnswerUnusable(name, error instanceof Error ? error.message : String(error));
    }
  });
}
