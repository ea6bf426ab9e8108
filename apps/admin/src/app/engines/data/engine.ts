export type {
  CreateEmbeddingEngineRequest,
  EmbeddingEngineResponse,
  EngineCoverageResponse,
  EngineQualityResponse,
  UpdateEmbeddingEngineRequest,
} from '@odr/sdk';
