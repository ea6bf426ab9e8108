import { Module } from '@nestjs/common';
import { SearchDocumentRepository } from './index/search-document.repository.js';
import { SearchIndexProcessor } from './index/search-index.processor.js';
import { SearchIndexService } from './index/search-index.service.js';
import { TermCountProcessor } from './index/term-count.processor.js';
import { TermCountRepository } from './index/term-count.repository.js';

@Module({
  providers: [
    SearchDocumentRepository,
    SearchIndexProcessor,
    SearchIndexService,
    TermCountProcessor,
    TermCountRepository,
  ],
})
export class SearchWorkerModule {}
