import { Module } from '@nestjs/common';

import { AnnotationModule } from '../annotation.module.js';
import { RevalidationReader } from './revalidation.reader.js';
import { RevalidationRepository } from './revalidation.repository.js';
import { RevalidationService } from './revalidation.service.js';
import { SchemaTrialService } from './schema-trial.service.js';
import { SourcedAnnotationReader } from './sourced-annotation.reader.js';

@Module({
  imports: [AnnotationModule],
  providers: [
    SourcedAnnotationReader,
    RevalidationRepository,
    RevalidationReader,
    RevalidationService,
    SchemaTrialService,
  ],
  exports: [SourcedAnnotationReader, RevalidationRepository, RevalidationService, SchemaTrialService],
})
export class RevalidationModule {}
