import { Module } from '@nestjs/common';
import { EmbeddingModule } from '@odr/embedding';
import { GapReader } from './gap.reader.js';
import { GapRepository } from './gap.repository.js';
import { GapService } from './gap.service.js';

/** Where the collection is thin. */
@Module({
  imports: [EmbeddingModule],
  providers: [GapReader, GapRepository, GapService],
  exports: [GapRepository, GapService],
})
export class GapModule {}
