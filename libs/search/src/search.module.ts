import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { SearchDocumentLookup } from './search-document.lookup.js';
import { SearchReader } from './search.reader.js';
import { SearchStation } from './search.station.js';
import { SearchService } from './search.service.js';
import { SimilarService } from './similar.service.js';

/** Finding contents: by words, by meaning, by likeness. */
@Module({
  imports: [ContentModule, EmbeddingModule],
  providers: [SearchDocumentLookup, SearchStation, SearchReader, SearchService, SimilarService],
  exports: [SearchService, SimilarService],
})
export class SearchModule {}
