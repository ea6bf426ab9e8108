import { Module } from '@nestjs/common';

import { AnnotationController } from './annotation/annotation.controller.js';
import { AnnotationModule } from './annotation.module.js';
import { BulkAnnotationController } from './bulk/bulk-annotation.controller.js';
import { AnnotationSourceController } from './source/annotation-source.controller.js';

/** The bulk routes come first: `annotations/bulk` must not be read as `annotations/:id`. */
@Module({
  imports: [AnnotationModule],
  controllers: [BulkAnnotationController, AnnotationController, AnnotationSourceController],
})
export class AnnotationHttpModule {}
