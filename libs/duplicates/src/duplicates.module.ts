import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { ClusterRepository } from './cluster/cluster.repository.js';
import { Gatherer } from './cluster/gatherer.js';
import { PairComparer } from './comparison/pair-comparer.js';
import { ComparisonLookup } from './comparison.lookup.js';
import { DuplicatesStation } from './duplicates.station.js';
import { DuplicatesQueries } from './duplicates.queries.js';
import { DuplicatesReader } from './duplicates.reader.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { DuplicatesService } from './duplicates.service.js';

/** Which contents are the same, nearly the same, or look alike. */
@Module({
  imports: [ContentModule, EmbeddingModule],
  providers: [
    DuplicatesRepository,
    ComparisonLookup,
    DuplicatesStation,
    DuplicatesReader,
    PairComparer,
    DuplicatesService,
    DuplicatesQueries,
    ClusterRepository,
    Gatherer,
  ],
  exports: [DuplicatesReader, DuplicatesService, DuplicatesQueries, Gatherer],
})
export class DuplicatesModule {}
