import { Module } from '@nestjs/common';
import { PrincipalReader } from '@odr/access';
import { AuthModule } from '@odr/auth';

import { AnnotationModule } from '../annotation.module.js';
import { CleaningController } from './cleaning.controller.js';
import { CleaningService } from './cleaning.service.js';
import { CleaningRunController } from './run/cleaning-run.controller.js';
import { CleaningRunProcessor } from './run/cleaning-run.processor.js';
import { CleaningRunReader } from './run/cleaning-run.reader.js';
import { CleaningRunRepository } from './run/cleaning-run.repository.js';
import { CleaningRunService } from './run/cleaning-run.service.js';

/** Recipes that clean captions. */
@Module({
  imports: [AnnotationModule, AuthModule],
  providers: [CleaningService, CleaningRunReader, CleaningRunRepository, CleaningRunService],
  exports: [CleaningService, CleaningRunRepository, CleaningRunService],
})
export class CleaningModule {}

/** The runs come first: `annotation-cleaning/runs` must not be read as anything else. */
@Module({ imports: [CleaningModule], controllers: [CleaningRunController, CleaningController] })
export class CleaningHttpModule {}

@Module({ imports: [CleaningModule], providers: [PrincipalReader, CleaningRunProcessor] })
export class CleaningWorkerModule {}
