import { Module } from '@nestjs/common';
import { AuthModule } from '@odr/auth';

import { AnnotationModule } from '../annotation.module.js';
import { ContentReferenceLookup } from '../annotation/content-reference.lookup.js';
import { AnnotationSourceRepository } from '../source/annotation-source.repository.js';
import { AnnotationExchangeController } from './exchange.controller.js';
import { AnnotationExportService } from './export.service.js';
import { AnnotationImportService } from './import.service.js';
import { AnnotatedPictureReader } from './picture.reader.js';

/** Annotations in the formats of other programs. */
@Module({
  imports: [AnnotationModule, AuthModule],
  controllers: [AnnotationExchangeController],
  providers: [
    AnnotatedPictureReader,
    AnnotationExportService,
    AnnotationImportService,
    ContentReferenceLookup,
    AnnotationSourceRepository,
  ],
})
export class AnnotationExchangeModule {}
