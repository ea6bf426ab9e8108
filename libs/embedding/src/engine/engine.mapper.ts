import type { EmbeddingEngine } from '@odr/entities';
import type { EmbeddingEngineResponse, EngineSettingsResponse } from '../dto/embedding-engine.response.dto.js';
import type { EmbedderState } from './embedder.js';

interface Circumstances {
  readonly embedder: EmbedderState;
  readonly replaces: string | null;
  /** Undefined for callers who are not to know how it is reached. */
  readonly hasKey: boolean | undefined;
}

export const toEngineResponse = (
  engine: EmbeddingEngine,
  { embedder, replaces, hasKey }: Circumstances,
): EmbeddingEngineResponse => ({
  id: engine.id,
  name: engine.name,
  type: engine.type,
  version: engine.version,
  description: engine.description,
  dimension: engine.dimension,
  metric: engine.metric,
  modality: engine.modality,
  supported: engine.supported,
  license: engine.license,
  state: engine.backend.kind === 'client' ? 'client' : embedder.state,
  reason: engine.backend.kind === 'client' ? null : embedder.reason,
  backend: engine.backend.kind,
  reads: [...engine.reads],
  stage: engine.state,
  isDefault: engine.isDefault,
  precision: engine.precision,
  quality: [...engine.quality],
  replaces,
  revision: engine.revision,
  createdAt: engine.createdAt.toISOString(),
  ...(hasKey === undefined ? {} : { settings: settingsOf(engine, hasKey) }),
});

function settingsOf({ backend }: EmbeddingEngine, hasKey: boolean): EngineSettingsResponse {
  const { kind, ...settings } = backend;
  return kind === 'http' ? { ...settings, hasKey } : settings;
}
