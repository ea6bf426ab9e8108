import type { EmbeddingEngine } from '@odr/entities';
import type { BackfillResponse, ComputedEmbeddingResponse } from './dto/embedding.response.dto.js';

export const toComputedResponse = ({
  engine,
  vector,
}: {
  engine: EmbeddingEngine;
  vector: Float32Array;
}): ComputedEmbeddingResponse => ({ engine: engine.name, dimension: engine.dimension, vector: Array.from(vector) });

export const toBackfillResponse = (engine: EmbeddingEngine, id: string | undefined): BackfillResponse => ({
  id: id ?? '',
  state: 'queued',
  engine: engine.name,
});
