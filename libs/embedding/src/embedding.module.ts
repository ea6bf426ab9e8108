import { Module } from '@nestjs/common';
import { AnnotationModule } from '@odr/annotation';
import { AuditModule } from '@odr/audit';
import { ContentModule } from '@odr/content';
import { ModelsModule, SealingModule } from '@odr/platform';
import { BackfillService } from './batch/backfill.service.js';
import { DueRepository } from './batch/due.repository.js';
import { EmbeddingBatchService } from './batch/embedding-batch.service.js';
import { FailureRepository } from './batch/failure.repository.js';
import { EmbeddingLookup } from './embedding.lookup.js';
import { EmbeddingReader } from './embedding.reader.js';
import { EmbeddingRepository } from './embedding.repository.js';
import { EmbeddingQueries } from './embedding.queries.js';
import { EmbeddingService } from './embedding.service.js';
import { EmbeddingBackend } from './engine/backends/embedding-backend.js';
import { HttpBackend } from './engine/backends/http.backend.js';
import { HttpExchange } from './engine/backends/http-exchange.js';
import { OnnxBackend } from './engine/backends/onnx.backend.js';
import { PackageBackend } from './engine/backends/package.backend.js';
import { CoverageReader } from './engine/coverage.reader.js';
import { EMBEDDING_BACKENDS, Embedders } from './engine/embedders.js';
import { ENDPOINT_CONFIG, endpointConfig } from './engine/endpoint.config.js';
import { EngineSecretRepository } from './engine/engine-secret.repository.js';
import { EngineSecrets } from './engine/engine-secrets.js';
import { OnnxFolders } from './engine/onnx-folders.js';
import { EngineRepository } from './engine.repository.js';
import { FilterSizeReader } from './nearest/filter-size.reader.js';
import { NearestReader } from './nearest/nearest.reader.js';
import { NearestService } from './nearest/nearest.service.js';
import { VectorIndexReader } from './nearest/vector-index.reader.js';
import { VectorIndexes } from './nearest/vector-indexes.js';
import { RecallSampler } from './recall/recall-sampler.js';
import { RecallRepository } from './recall/recall.repository.js';
import { RecallService } from './recall/recall.service.js';

/** Vectors of contents and annotations: computed, kept, compared. */
@Module({
  imports: [AnnotationModule, AuditModule, ContentModule, ModelsModule, SealingModule],
  providers: [
    EngineRepository,
    EngineSecretRepository,
    EngineSecrets,
    OnnxFolders,
    { provide: ENDPOINT_CONFIG, useFactory: () => endpointConfig() },
    HttpExchange,
    PackageBackend,
    HttpBackend,
    OnnxBackend,
    {
      provide: EMBEDDING_BACKENDS,
      inject: [PackageBackend, HttpBackend, OnnxBackend],
      useFactory: (...backends: EmbeddingBackend[]) => backends,
    },
    Embedders,
    CoverageReader,
    DueRepository,
    FailureRepository,
    EmbeddingBatchService,
    BackfillService,
    EmbeddingRepository,
    EmbeddingReader,
    EmbeddingLookup,
    FilterSizeReader,
    NearestReader,
    NearestService,
    RecallRepository,
    RecallSampler,
    RecallService,
    VectorIndexReader,
    VectorIndexes,
    EmbeddingService,
    EmbeddingQueries,
  ],
  exports: [
    BackfillService,
    CoverageReader,
    Embedders,
    ENDPOINT_CONFIG,
    EngineSecretRepository,
    EngineSecrets,
    EmbeddingRepository,
    OnnxFolders,
    EmbeddingLookup,
    EmbeddingService,
    EmbeddingQueries,
    EngineRepository,
    FilterSizeReader,
    NearestReader,
    RecallRepository,
    RecallService,
    VectorIndexReader,
    VectorIndexes,
  ],
})
export class EmbeddingModule {}
