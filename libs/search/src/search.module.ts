import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { SearchReader } from './search.reader.js';
import { SearchService } from './search.service.js';
import { SimilarService } from './similar.service.js';

/** Finding contents: by words, by meaning, by likeness. */
@Module({
  imports: [ContentModule, EmbeddingModule],
  providers: [SearchReader, SearchService, SimilarService],
  exports: [SearchService, SimilarService],
})
export class SearchModule {}
