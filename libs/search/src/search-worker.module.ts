import { Module } from '@nestjs/common';
import { SearchDocumentRepository } from './index/search-document.repository.js';
import { SearchIndexProcessor } from './index/search-index.processor.js';
import { SearchIndexService } from './index/search-index.service.js';
import { TermCountProcessor } from './index/term-count.processor.js';
import { TermCountRepository } from './index/term-count.repository.js';
import { MapWorkerModule } from './map/map-worker.module.js';
import { MissProcessor } from './miss/miss.processor.js';
import { MissRepository } from './miss/miss.repository.js';
import { SavedSearchWorkerModule } from './saved-search/saved-search-worker.module.js';

@Module({
  imports: [MapWorkerModule, SavedSearchWorkerModule],
  providers: [
    MissProcessor,
    MissRepository,
    SearchDocumentRepository,
    SearchIndexProcessor,
    SearchIndexService,
    TermCountProcessor,
    TermCountRepository,
  ],
})
export class SearchWorkerModule {}
