import { Module } from '@nestjs/common';
import { AnnotationModule } from '@odr/annotation';
import { AuditModule } from '@odr/audit';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { ClusterQueries } from './cluster/cluster.queries.js';
import { ClusterReader } from './cluster/cluster.reader.js';
import { ClusterRepository } from './cluster/cluster.repository.js';
import { Gatherer } from './cluster/gatherer.js';
import { PairComparer } from './comparison/pair-comparer.js';
import { ComparisonLookup } from './comparison.lookup.js';
import { DuplicatesStation } from './duplicates.station.js';
import { DuplicatesQueries } from './duplicates.queries.js';
import { DuplicatesReader } from './duplicates.reader.js';
import { DuplicatesRepository } from './duplicates.repository.js';
import { DuplicatesService } from './duplicates.service.js';
import { Merger } from './resolution/merger.js';
import { ResolutionRepository } from './resolution/resolution.repository.js';
import { ResolutionService } from './resolution/resolution.service.js';

/** Which contents are the same, nearly the same, or look alike. */
@Module({
  imports: [AuditModule, ContentModule, AnnotationModule, EmbeddingModule],
  providers: [
    DuplicatesRepository,
    ComparisonLookup,
    DuplicatesStation,
    DuplicatesReader,
    PairComparer,
    DuplicatesService,
    DuplicatesQueries,
    ClusterRepository,
    ClusterReader,
    ClusterQueries,
    Gatherer,
    ResolutionRepository,
    Merger,
    ResolutionService,
  ],
  exports: [DuplicatesReader, DuplicatesService, DuplicatesQueries, Gatherer, ClusterQueries, ResolutionService],
})
export class DuplicatesModule {}
