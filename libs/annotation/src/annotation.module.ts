import { Module } from '@nestjs/common';
import { AuthModule } from '@odr/auth';
import { ContentModule } from '@odr/content';

import { AnnotationLookup } from './annotation/annotation.lookup.js';
import { AnnotationMover } from './annotation/annotation.mover.js';
import { AnnotationReader } from './annotation/annotation.reader.js';
import { AnnotationRepository } from './annotation/annotation.repository.js';
import { AnnotationService } from './annotation/annotation.service.js';
import { EditConflict } from './annotation/edit-conflict.js';
import { ContentReferenceLookup } from './annotation/content-reference.lookup.js';
import { AnnotationLineReader } from './bulk/annotation-line.reader.js';
import { BulkAnnotationService } from './bulk/bulk-annotation.service.js';
import { AssignmentTies } from './campaign/assignment.ties.js';
import { HistoryService } from './history/history.service.js';
import { VersionReader } from './history/version.reader.js';
import { VersionWriter } from './history/version.writer.js';
import { ImportedCaptionKeeper } from './imported/imported-caption.keeper.js';
import { SchemaValidator } from './schema/schema-validator.js';
import { AnnotationSourceRepository } from './source/annotation-source.repository.js';
import { AnnotationSourceService } from './source/annotation-source.service.js';
import { SourceSchemaReader } from './source/source-schema.reader.js';
import { SourceUsageReader } from './source/source-usage.reader.js';
import { ShippedSources } from './source/shipped-sources.js';

@Module({
  imports: [AuthModule, ContentModule],
  providers: [
    SchemaValidator,
    AnnotationSourceRepository,
    SourceSchemaReader,
    SourceUsageReader,
    AnnotationSourceService,
    ShippedSources,
    AnnotationRepository,
    AnnotationReader,
    AnnotationLookup,
    ContentReferenceLookup,
    AssignmentTies,
    AnnotationService,
    EditConflict,
    HistoryService,
    VersionReader,
    VersionWriter,
    AnnotationMover,
    AnnotationLineReader,
    BulkAnnotationService,
    ImportedCaptionKeeper,
  ],
  exports: [
    AnnotationLookup,
    AnnotationMover,
    AnnotationReader,
    AnnotationService,
    HistoryService,
    VersionReader,
    AnnotationSourceService,
    SchemaValidator,
    AnnotationLineReader,
    AssignmentTies,
    BulkAnnotationService,
    SchemaValidator,
  ],
})
export class AnnotationModule {}
