import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { SearchModule } from '../search.module.js';
import { ExampleVectors } from './example-vector.js';
import { SavedSearchReader } from './saved-search.reader.js';
import { SavedSearchRepository } from './saved-search.repository.js';
import { SavedSearchService } from './saved-search.service.js';
import { SearchRunner } from './search-runner.js';

const PROVIDERS = [ExampleVectors, SavedSearchReader, SavedSearchRepository, SavedSearchService, SearchRunner];

/** Searches that people keep. */
@Module({ imports: [ContentModule, EmbeddingModule, SearchModule], providers: PROVIDERS, exports: PROVIDERS })
export class SavedSearchModule {}
