import { Module } from '@nestjs/common';

import { AnnotationModule } from '../annotation.module.js';
import { RevalidationModule } from './revalidation.module.js';
import { RevalidationProcessor } from './revalidation.processor.js';

@Module({ imports: [AnnotationModule, RevalidationModule], providers: [RevalidationProcessor] })
export class RevalidationWorkerModule {}
