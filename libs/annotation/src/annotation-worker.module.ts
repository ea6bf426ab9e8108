import { Module } from '@nestjs/common';

import { RevalidationWorkerModule } from './revalidation/revalidation-worker.module.js';

/** What happens to annotations in the background. */
@Module({ imports: [RevalidationWorkerModule] })
export class AnnotationWorkerModule {}
