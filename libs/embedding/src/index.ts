export { captionText, embeddableText, type CaptionText } from './caption-text.js';
export * from './embedding.errors.js';
export { EmbeddingHttpModule } from './embedding-http.module.js';
export { EmbeddingLookup, type Nearest, type NearestQuery, type Neighbour } from './embedding.lookup.js';
export { EmbeddingModule } from './embedding.module.js';
export { EmbeddingService } from './embedding.service.js';
export { EmbeddingWorkerModule } from './embedding-worker.module.js';
export { compareVectors, toVectorText, type VectorComparison } from './vector.policy.js';
