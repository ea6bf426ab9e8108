import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { DuplicatesQueries } from './duplicates.queries.js';
import { DuplicatesReader } from './duplicates.reader.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { DuplicatesService } from './duplicates.service.js';

/** Which contents are the same, nearly the same, or look alike. */
@Module({
  imports: [ContentModule, EmbeddingModule],
  providers: [DuplicatesRepository, DuplicatesReader, DuplicatesService, DuplicatesQueries],
  exports: [DuplicatesReader, DuplicatesService, DuplicatesQueries],
})
export class DuplicatesModule {}
