import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { ModelsModule } from '@odr/platform';
import { EmbeddingLookup } from './embedding.lookup.js';
import { EmbeddingReader } from './embedding.reader.js';
import { EmbeddingRepository } from './embedding.repository.js';
import { EmbeddingQueries } from './embedding.queries.js';
import { EmbeddingService } from './embedding.service.js';
import { EngineRepository } from './engine.repository.js';

/** Vectors of contents and annotations: computed, kept, compared. */
@Module({
  imports: [ContentModule, ModelsModule],
  providers: [
    EngineRepository,
    EmbeddingRepository,
    EmbeddingReader,
    EmbeddingLookup,
    EmbeddingService,
    EmbeddingQueries,
  ],
  exports: [EmbeddingLookup, EmbeddingService, EmbeddingQueries, EngineRepository],
})
export class EmbeddingModule {}
