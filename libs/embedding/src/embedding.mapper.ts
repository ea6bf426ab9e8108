import type { EmbeddingEngine } from '@odr/entities';
import type { EmbeddingEngineResponse } from './dto/embedding-engine.response.dto.js';
import type { BackfillResponse, ComputedEmbeddingResponse } from './dto/embedding.response.dto.js';

export const toEngineResponse = (
  engine: EmbeddingEngine & { state: string; reason: string | null },
): EmbeddingEngineResponse => ({
  id: engine.id,
  name: engine.name,
  type: engine.type,
  version: engine.version,
  dimension: engine.dimension,
  metric: engine.metric,
  modality: engine.modality,
  supported: engine.supported,
  license: engine.license,
  state: engine.state,
  reason: engine.reason,
});

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
