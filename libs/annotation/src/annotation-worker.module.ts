import { Module } from '@nestjs/common';

import { RatingWorkerModule } from './rating/rating.module.js';
import { RevalidationWorkerModule } from './revalidation/revalidation-worker.module.js';

/** What happens to annotations in the background. */
@Module({ imports: [RevalidationWorkerModule, RatingWorkerModule] })
export class AnnotationWorkerModule {}
