import { Module } from '@nestjs/common';
import { SearchDocumentRepository } from './search-document.repository.js';
import { SearchIndexProcessor } from './search-index.processor.js';
import { SearchIndexService } from './search-index.service.js';

@Module({ providers: [SearchDocumentRepository, SearchIndexService, SearchIndexProcessor] })
export class SearchWorkerModule {}
